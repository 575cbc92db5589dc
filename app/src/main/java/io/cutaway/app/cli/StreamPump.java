package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.Frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// Copies between a container's streams and this process's, when there is no terminal.
///
/// The shim drops a client that attached later and is a mebibyte behind. So one thread reads as
/// fast as it can into memory, and what is written to a slow pipe may lag far more.
final class StreamPump implements AutoCloseable {

    private static final int READ_AHEAD = 128 * 1024 * 1024;
    private static final int CHUNK = 32 * 1024;

    /// As a shell says of a program that wrote to a closed pipe: 128 and SIGPIPE.
    private static final int BROKEN_PIPE = 141;

    private final AttachStream stream;
    private final Console console;
    private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(READ_AHEAD);

    StreamPump(AttachStream stream, Console console) {
        this.stream = stream;
        this.console = console;
    }

    /// Runs until the container ends, and gives its exit code; empty when the connection broke.
    OptionalInt run(boolean withInput) {
        start("output", this::readFrames);
        if (withInput) {
            start("input", this::copyInput);
        }
        try {
            return write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name("container " + name).start(work);
    }

    private void readFrames() {
        Frame frame;
        do {
            frame = stream.read();
            room.acquireUninterruptibly(weight(frame));
            frames.add(frame);
        } while (!isLast(frame));
    }

    private static boolean isLast(Frame frame) {
        return frame instanceof Frame.Exit || frame instanceof Frame.Disconnected;
    }

    private static int weight(Frame frame) {
        return switch (frame) {
            case Frame.Output(var bytes) -> bytes.length;
            case Frame.ErrorOutput(var bytes) -> bytes.length;
            case Frame.Exit _, Frame.LogLost _, Frame.Disconnected _ -> 0;
        };
    }

    private OptionalInt write() throws InterruptedException {
        while (true) {
            var frame = frames.take();
            room.release(weight(frame));
            switch (frame) {
                case Frame.Output(var bytes) -> {
                    if (!write(bytes, console.out())) {
                        return OptionalInt.of(BROKEN_PIPE);
                    }
                }
                case Frame.ErrorOutput(var bytes) -> write(bytes, console.err());
                case Frame.LogLost _ -> console.say(CliMessage.LOG_LOST.text());
                case Frame.Exit(var status) -> {
                    return OptionalInt.of(status.shellCode());
                }
                case Frame.Disconnected _ -> {
                    return OptionalInt.empty();
                }
            }
        }
    }

    private static boolean write(byte[] bytes, PrintStream to) {
        to.write(bytes, 0, bytes.length);
        return !to.checkError();
    }

    private void copyInput() {
        var buffer = new byte[CHUNK];
        var length = read(console.in(), buffer);
        while (length > 0) {
            stream.stdin(buffer, 0, length);
            length = read(console.in(), buffer);
        }
        stream.endOfStdin();
    }

    /// Input that can't be read has ended.
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException _) {
            return -1;
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
