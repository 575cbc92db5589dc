package io.cutaway.app.archive;

import io.cutaway.engine.system.Descriptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// Looks how far somebody else has read a file that both have open: they share where it stands
/// (open(2), "open file description").
public final class FileWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;

    private static final String POSITION = "pos:";

    private final Path state;
    private final ScheduledExecutorService timer;

    /// @param listener gets the bytes since now, on another thread
    public FileWatch(Descriptor file, LongConsumer listener) {
        this.state = Path.of("/proc/self/fdinfo/" + file.number());
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("file watch").factory());
        long start = position();
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> listener.accept(Math.max(0, position() - start)),
                        PERIOD_MILLIS,
                        PERIOD_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private long position() {
        try (var lines = Files.lines(state)) {
            return lines.filter(line -> line.startsWith(POSITION))
                    .map(line -> line.substring(POSITION.length()).strip())
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            // Closed: there is nothing to see any more.
            return 0;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
