package io.cutaway.app.log;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SocketCalls.Interest;
import io.cutaway.engine.system.SystemCallException;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Reads a log from the helper's pipe until it ends or is closed. The thread waits for the pipe and
/// for a second one by which [#close()] wakes it, since a descriptor must not be closed under it.
final class LogReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogReader.class.getName());
    private static final int CHUNK = 64 * 1024;

    private final Descriptor source;
    private final FileCalls.Pipe wake = FileCalls.pipe2(0);
    private final Consumer<LogBuffer.Snapshot> show;

    private LogReader(Descriptor source, Consumer<LogBuffer.Snapshot> show) {
        this.source = source;
        this.show = show;
    }

    /// @param source is closed by the reader
    /// @param show called by the reader's thread
    static LogReader start(Descriptor source, Consumer<LogBuffer.Snapshot> show) {
        var reader = new LogReader(source, show);
        Thread.ofPlatform().daemon().name("log").start(reader::run);
        return reader;
    }

    private void run() {
        try (source;
                var woken = wake.reading()) {
            read(
                    List.of(
                            new Interest(source, SocketCalls.POLLIN),
                            new Interest(woken, SocketCalls.POLLIN)));
        } catch (SystemCallException e) {
            LOG.log(Level.WARNING, "reading a log", e);
        }
    }

    private void read(List<Interest> interests) {
        var buffer = new LogBuffer();
        var bytes = new byte[CHUNK];
        show.accept(buffer.snapshot());
        while (SocketCalls.poll(interests, -1).get(1) == 0) {
            var count = FileCalls.read(source, bytes);
            if (count == 0) {
                return;
            }
            buffer.append(bytes, count);
            show.accept(buffer.snapshot());
        }
    }

    @Override
    public void close() {
        wake.writing().close();
    }
}
