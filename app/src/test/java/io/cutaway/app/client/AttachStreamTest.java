package io.cutaway.app.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.MessageCalls;
import io.cutaway.engine.system.SocketCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@DisplayName("The stream to a shim")
class AttachStreamTest {

    private final SocketCalls.Pair pair = SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET);
    private final AttachStream stream = new AttachStream(pair.first());

    @AfterEach
    void close() {
        stream.close();
        pair.second().close();
    }

    @Test
    void readsOutput() {
        sendFromShim("03 6869");
        assertArrayEquals(
                "hi".getBytes(UTF_8), assertInstanceOf(Frame.Output.class, stream.read()).bytes());
    }

    @Test
    void readsErrorOutput() {
        sendFromShim("04 6f");
        assertArrayEquals(
                "o".getBytes(UTF_8),
                assertInstanceOf(Frame.ErrorOutput.class, stream.read()).bytes());
    }

    @Test
    void readsTheLargestPacketWhole() {
        var packet = new byte[1 + FrameCodec.LARGEST_PAYLOAD];
        packet[0] = 3;
        packet[packet.length - 1] = 7;
        MessageCalls.sendmsg(pair.second(), packet, 0, packet.length, List.of(), 0);
        var bytes = assertInstanceOf(Frame.Output.class, stream.read()).bytes();
        assertEquals(FrameCodec.LARGEST_PAYLOAD, bytes.length);
        assertEquals(7, bytes[bytes.length - 1]);
    }

    @Test
    void readsAnExitCode() {
        sendFromShim("05 00030000");
        assertEquals(new Frame.Exit(new ExitStatus(3, 0)), stream.read());
    }

    @Test
    void readsAnEndBySignal() {
        sendFromShim("05 09000000");
        assertEquals(new Frame.Exit(new ExitStatus(0, 9)), stream.read());
    }

    @Test
    void readsHowMuchOfTheLogIsLost() {
        sendFromShim("06 0001000000000000");
        assertEquals(new Frame.LogLost(256), stream.read());
    }

    @Test
    void passesOverFramesForTheHelper() {
        sendFromShim("01 ffffffff00000000");
        sendFromShim("63 00");
        sendFromShim("05 00000000");
        assertEquals(new Frame.Exit(new ExitStatus(0, 0)), stream.read());
    }

    @Test
    void isDisconnectedWhenTheShimHasGone() {
        pair.second().close();
        assertEquals(new Frame.Disconnected(), stream.read());
    }

    @Test
    void sendsInputInPacketsThatTheShimTakes() {
        stream.stdin(new byte[FrameCodec.LARGEST_PAYLOAD + 1], 0, FrameCodec.LARGEST_PAYLOAD + 1);
        assertEquals(FrameCodec.LARGEST_PAYLOAD + 1, receiveAtShim().length);
        checkSent("1000");
    }

    @Test
    void sendsThePartOfTheArrayThatWasMeant() {
        stream.stdin("abc".getBytes(UTF_8), 1, 1);
        checkSent("1062");
    }

    @Test
    void sendsTheEndOfInput() {
        stream.endOfStdin();
        checkSent("11");
    }

    @Test
    void sendsRowsBeforeColumns() {
        stream.resize(new TerminalSize(24, 300));
        checkSent("1218002c01");
    }

    @Test
    void sendsWhatItWants() {
        stream.attach(true, false);
        checkSent("1301");
        stream.attach(true, true);
        checkSent("1303");
    }

    @Test
    void forgetsInputForAShimThatHasGone() {
        pair.second().close();
        stream.endOfStdin();
        assertEquals(new Frame.Disconnected(), stream.read());
    }

    @Test
    void wakesItsReaderWhenItIsClosed() throws Exception {
        var frame = CompletableFuture.supplyAsync(stream::read);
        stream.close();
        assertEquals(new Frame.Disconnected(), frame.get(10, TimeUnit.SECONDS));
    }

    private void sendFromShim(String hex) {
        var packet = HexFormat.of().parseHex(hex.replace(" ", ""));
        MessageCalls.sendmsg(pair.second(), packet, 0, packet.length, List.of(), 0);
    }

    private void checkSent(String hex) {
        assertEquals(hex, HexFormat.of().formatHex(receiveAtShim()));
    }

    private byte[] receiveAtShim() {
        var buffer = new byte[64 * 1024];
        var length = FileCalls.read(pair.second(), buffer);
        return Arrays.copyOf(buffer, length);
    }
}
