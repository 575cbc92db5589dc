package io.cutaway.app.terminal;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.util.TermSize;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.Frame;
import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.launch.TerminalSize;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// Connects the emulator to a shim. The emulator reads on a thread of its own; what is typed is
/// sent by another one, because a container that does not read holds the sender up.
final class ShimConnector implements TtyConnector {

    private final AttachStream stream;
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("terminal-input").factory());
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CompletableFuture<Optional<ExitStatus>> end = new CompletableFuture<>();
    private ByteBuffer undecoded = ByteBuffer.allocate(0);
    private CharBuffer decoded = CharBuffer.allocate(0);

    /// Says what it wants on a connection made by a start too: no container waits for a window.
    ShimConnector(AttachStream stream) {
        this.stream = stream;
        send(() -> stream.attach(true, true));
    }

    /// How the program ended; nothing when the connection was lost before.
    CompletableFuture<Optional<ExitStatus>> end() {
        return end;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        while (!decoded.hasRemaining()) {
            if (!readFrame()) {
                return -1;
            }
        }
        var count = Math.min(length, decoded.remaining());
        decoded.get(buffer, offset, count);
        return count;
    }

    private boolean readFrame() {
        if (end.isDone()) {
            return false;
        }
        switch (stream.read()) {
            case Frame.Output(var bytes) -> decode(bytes);
            case Frame.ErrorOutput(var bytes) -> decode(bytes);
            case Frame.Exit(var status) -> end.complete(Optional.of(status));
            case Frame.Disconnected() -> end.complete(Optional.empty());
            case Frame.LogLost(_) -> {}
        }
        return !end.isDone();
    }

    /// A character's bytes may come in two packets: the first of them wait for the others.
    private void decode(byte[] bytes) {
        var input = ByteBuffer.allocate(undecoded.remaining() + bytes.length);
        input.put(undecoded).put(bytes).flip();
        var output = CharBuffer.allocate(input.remaining() + 1);
        decoder.decode(input, output, false);
        undecoded = input.slice();
        decoded = output.flip();
    }

    @Override
    public void write(byte[] bytes) {
        send(() -> stream.stdin(bytes, 0, bytes.length));
    }

    @Override
    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void resize(TermSize size) {
        send(() -> stream.resize(new TerminalSize(size.getRows(), size.getColumns())));
    }

    private void send(Runnable packet) {
        try {
            sender.execute(packet);
        } catch (RejectedExecutionException _) {
            // The session is closed: nobody is left to type to.
        }
    }

    @Override
    public boolean isConnected() {
        return !end.isDone();
    }

    @Override
    public int waitFor() {
        return end.join().map(ExitStatus::shellCode).orElse(0);
    }

    @Override
    public boolean ready() {
        return decoded.hasRemaining();
    }

    @Override
    public String getName() {
        return "";
    }

    @Override
    public void close() {
        sender.shutdown();
        end.complete(Optional.empty());
        stream.close();
    }
}
