package io.cutaway.helper.container;

import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Pumps a container's log into a pipe: the older file, then the current one, and then what comes.
///
/// Its thread ends when everything was said, or when the reader is gone.
public final class LogReader {

    private static final int INTERVAL_MILLIS = 100;

    /// Each one has a thread and a few descriptors.
    private static final Semaphore PLACES = new Semaphore(128);

    private final Container container;
    private final Descriptor out;
    private final byte[] buffer = new byte[64 << 10];
    private long skippedLines;

    private LogReader(Container container, Descriptor out) {
        this.container = container;
        this.out = out;
    }

    /// Begins to read a container's log.
    ///
    /// @param tail how many of the last lines; all when empty
    /// @return the end to read from
    public static Descriptor open(Container container, boolean follow, Optional<Integer> tail) {
        if (tail.filter(lines -> lines < 0).isPresent()) {
            throw new ProblemException(new InvalidRequest("tail", "negative"));
        }
        if (!PLACES.tryAcquire()) {
            throw new ProblemException(new InvalidRequest("follow", "too many readers of logs"));
        }
        boolean begun = false;
        try {
            var pipe = FileCalls.pipe2(0);
            var reader = new LogReader(container, pipe.writing());
            Thread.ofPlatform().daemon().name("log").start(() -> reader.occupy(follow, tail));
            begun = true;
            return pipe.reading();
        } finally {
            if (!begun) {
                PLACES.release();
            }
        }
    }

    private void occupy(boolean follow, Optional<Integer> tail) {
        try {
            run(follow, tail);
        } finally {
            PLACES.release();
        }
    }

    private void run(boolean follow, Optional<Integer> tail) {
        try (out) {
            var older = open(container.paths().olderLog());
            var current = open(container.paths().log());
            skippedLines = tail.map(t -> skipped(older, current, t)).orElse(0L);
            older.ifPresent(this::pumpAndClose);
            current.ifPresent(this::pump);
            var last = follow ? follow(current) : current;
            last.ifPresent(Descriptor::close);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EPIPE) {
                System.getLogger(LogReader.class.getName()).log(Level.WARNING, "log", e);
            }
        }
    }

    private static Optional<Descriptor> open(Path file) {
        try {
            return Optional.of(FileCalls.open(file.toString(), FileFlags.O_RDONLY));
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private long skipped(Optional<Descriptor> older, Optional<Descriptor> current, int tail) {
        long lines = older.map(this::countLines).orElse(0L);
        lines += current.map(this::countLines).orElse(0L);
        return Math.max(0, lines - tail);
    }

    private long countLines(Descriptor file) {
        long lines = 0;
        for (int length = read(file); length > 0; length = read(file)) {
            for (int i = 0; i < length; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
        }
        FileCalls.lseek(file, 0);
        return lines;
    }

    private int read(Descriptor file) {
        return FileCalls.read(file, buffer);
    }

    private void pumpAndClose(Descriptor file) {
        try (file) {
            pump(file);
        }
    }

    private void pump(Descriptor file) {
        for (int length = read(file); length > 0; length = read(file)) {
            int start = 0;
            while (skippedLines > 0 && start < length) {
                skippedLines -= buffer[start++] == '\n' ? 1 : 0;
            }
            FileCalls.writeAll(out, buffer, start, length - start);
        }
    }

    /// Looks every tenth of a second: a rotation puts another file in the place of the one that is
    /// being read, which has then been written to its end.
    private Optional<Descriptor> follow(Optional<Descriptor> first) {
        var current = first;
        boolean live = true;
        while (live && !isReaderGone()) {
            // The state first: what was written before the end is there when the end is known.
            live = container.state().isLive();
            current.ifPresent(this::pump);
            var next = open(container.paths().log());
            if (next.isPresent() && isOther(current, next.get())) {
                current.ifPresent(Descriptor::close);
                current = next;
                current.ifPresent(this::pump);
            } else {
                next.ifPresent(Descriptor::close);
            }
        }
        return current;
    }

    private static boolean isOther(Optional<Descriptor> current, Descriptor next) {
        return current.isEmpty()
                || !StatusCalls.fstat(current.get()).isSameFile(StatusCalls.fstat(next));
    }

    /// Waits, too.
    private boolean isReaderGone() {
        return (SocketCalls.poll(out, 0, INTERVAL_MILLIS) & SocketCalls.POLLERR) != 0;
    }
}
