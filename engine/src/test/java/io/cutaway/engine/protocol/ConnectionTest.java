package io.cutaway.engine.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.MessageCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;

@Timeout(60)
class ConnectionTest {

    private int before;
    private final SocketCalls.Pair pair = SocketCalls.socketpair(SocketCalls.SOCK_STREAM);
    private final Connection connection = new Connection(pair.first(), Duration.ofMillis(200));
    private final Connection other = new Connection(pair.second());

    @BeforeEach
    void count() {
        before = openFiles();
    }

    @AfterEach
    void nothingLeaks() {
        connection.close();
        other.close();
        assertEquals(before - 2, openFiles(), "descriptors");
    }

    @Test
    void messagesBackToBackKeepTheirDescriptors() throws IOException {
        try (var first = file("first");
                var third = file("third")) {
            other.send(json("{\"n\":1}"), List.of(first));
            other.send(json("{\"n\":2}"), List.of());
            other.send(json("{\"n\":3}"), List.of(third, third));
            other.send(json("{\"n\":4}"), List.of());
        }
        check("{\"n\":1} [first]");
        check("{\"n\":2} []");
        check("{\"n\":3} [third, third]");
        check("{\"n\":4} []");
    }

    private void check(String expected) throws IOException {
        try (var message = connection.receive().orElseThrow()) {
            var contents = message.descriptors().stream().map(ConnectionTest::content).toList();
            assertEquals(expected, message.json() + " " + contents);
        }
    }

    @Test
    void theLongestMessageArrivesWholeWithItsDescriptors() throws Exception {
        var text = "x".repeat(Connection.LONGEST_MESSAGE - 8);
        var received = new FutureTask<>(connection::receive);
        Thread.ofPlatform().daemon().start(received);
        try (var sent = file("sent")) {
            other.send(json("{\"n\":\"" + text + "\"}"), Collections.nCopies(64, sent));
        }
        try (var message = received.get().orElseThrow()) {
            assertEquals(text, message.json().get("n").asString());
            assertEquals(64, message.descriptors().size());
        }
    }

    @Test
    void anAnswerMayBeLongerThanAQuestion() throws Exception {
        var longer = SocketCalls.socketpair(SocketCalls.SOCK_STREAM);
        try (var client = Connection.ofClient(longer.first());
                var server = Connection.ofServer(longer.second())) {
            var text = "x".repeat(4 << 20);
            var received = new FutureTask<>(client::receive);
            Thread.ofPlatform().daemon().start(received);
            server.send(json("{\"n\":\"" + text + "\"}"), List.of());
            try (var message = received.get().orElseThrow()) {
                assertEquals(text, message.json().get("n").asString());
            }
            var question = json("{\"n\":\"" + text + "\"}");
            assertThrows(VarlinkProtocolException.class, () -> client.send(question, List.of()));
        }
    }

    @Test
    void tooMuchIsNotEvenSent() throws IOException {
        var text = "x".repeat(Connection.LONGEST_MESSAGE - 7);
        assertThrows(
                VarlinkProtocolException.class,
                () -> other.send(json("{\"n\":\"" + text + "\"}"), List.of()));
        try (var file = file("sent")) {
            assertThrows(
                    VarlinkProtocolException.class,
                    () -> other.send(json("{}"), Collections.nCopies(65, file)));
        }
        other.send(json("{}"), List.of());
        check("{} []");
    }

    @Test
    void sixtyFiveDescriptorsAreRefusedAndClosed() {
        try (var file = file("sent")) {
            raw("{}\0", Collections.nCopies(65, file));
        }
        refuse("more descriptors");
    }

    @Test
    void whatIsNoMessageIsRefused() {
        checkRefused("nonsense\0", "no JSON");
        checkRefused("[]\0", "no JSON object");
        checkRefused("\0", "no JSON");
        checkRefused("{} {}\0", "no JSON");
        checkRefused("{\"a\":1,\"a\":2}\0", "Duplicate");
        checkRefused("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}\0", "nesting depth");
        checkRefused("{\"a\":" + "9".repeat(40) + "}\0", "no JSON");
    }

    private void checkRefused(String sent, String because) {
        try (var file = file("sent")) {
            raw(sent, List.of(file));
        }
        refuse(because);
    }

    @Test
    void aMessageWithoutItsEndIsRefusedWhenItIsTooLong() throws Exception {
        var result =
                new FutureTask<>(
                        () -> assertThrows(VarlinkProtocolException.class, connection::receive));
        Thread.ofPlatform().daemon().start(result);
        var part = "x".repeat(64 * 1024);
        for (int i = 0; i < 17; i++) {
            raw(part, List.of());
        }
        assertTrue(result.get().toString().contains("longer than"));
    }

    @Test
    void aMessageThatDoesNotGoOnIsRefusedInTime() {
        raw("{\"a\":", List.of());
        refuse("in time");
    }

    @Test
    void aMessageThatBreaksOffIsRefused() {
        raw("{\"a\":", List.of());
        other.close();
        refuse("inside a message");
    }

    @Test
    void aPeerThatReadsNothingDoesNotHoldTheSender() {
        var big = json("{\"a\":\"" + "x".repeat(500_000) + "\"}");
        assertThrows(IOException.class, () -> connection.send(big, List.of()));
        assertThrows(IOException.class, () -> connection.send(json("{}"), List.of()));
    }

    @Test
    void theEndBetweenMessagesIsNoError() throws IOException {
        other.send(json("{}"), List.of());
        other.close();
        check("{} []");
        assertTrue(connection.receive().isEmpty());
        assertTrue(connection.isClosedByPeer());
    }

    @Test
    void closingWakesAThreadThatWaits() throws Exception {
        var received = new FutureTask<>(connection::receive);
        Thread.ofPlatform().daemon().start(received);
        connection.close();
        assertTrue(received.get().isEmpty());
        assertTrue(connection.receive().isEmpty());
        assertThrows(IOException.class, () -> connection.send(json("{}"), List.of()));
    }

    private void refuse(String because) {
        var refused = assertThrows(VarlinkProtocolException.class, connection::receive);
        assertTrue(refused.toString().contains(because), refused::toString);
    }

    private void raw(String text, List<Descriptor> descriptors) {
        var bytes = text.getBytes(UTF_8);
        int sent = MessageCalls.sendmsg(pair.second(), bytes, 0, bytes.length, descriptors, 0);
        assertEquals(bytes.length, sent);
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }

    private static Descriptor file(String content) {
        var file = FileCalls.memfdCreate("test");
        FileCalls.writeAll(file, content.getBytes(UTF_8));
        return file;
    }

    private static String content(Descriptor file) {
        var buffer = new byte[64];
        int length = FileCalls.pread(file, buffer, 0);
        return new String(buffer, 0, length, UTF_8);
    }

    /// Sockets, pipes and files in memory. Other files don't count: the JVM opens jars when it
    /// likes.
    static int openFiles() {
        try (var directory = FileCalls.open("/proc/self/fd", FileFlags.O_RDONLY)) {
            return (int)
                    DirectoryCalls.list(directory).stream()
                            .map(entry -> target(directory, entry.name()))
                            .filter(target -> target.matches("(socket:|pipe:|/memfd:).*"))
                            .count();
        }
    }

    private static String target(Descriptor directory, String name) {
        try {
            return DirectoryCalls.readlinkat(directory, name);
        } catch (SystemCallException closedMeanwhile) {
            return closedMeanwhile.toString();
        }
    }
}
