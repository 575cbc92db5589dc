package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts the disk space of writable layers, in the background and only when somebody looks.
public final class WrittenBytes {

    private static final int BLOCK = 512;

    /// A container may nest directories deeper than a helper has descriptors or stack for: what
    /// lies deeper is not counted.
    private static final int DEEPEST = 128;

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int LISTED = FileFlags.O_RDONLY | FileFlags.O_DIRECTORY;

    private final Map<ContainerId, Counted> counted = new ConcurrentHashMap<>();
    private final Set<ContainerId> counting = ConcurrentHashMap.newKeySet();
    private final Chores chores;
    private final Changes changes;

    public WrittenBytes(Chores chores, Changes changes) {
        this.chores = chores;
        this.changes = changes;
    }

    private record Counted(long bytes, long at, boolean live) {

        /// What does not run does not write.
        boolean isFresh(boolean liveNow) {
            return (!live && !liveNow) || System.nanoTime() - at < FRESH_NANOS;
        }
    }

    /// What was counted last; a new count is begun when that is old.
    Optional<Long> of(Container container) {
        var last = Optional.ofNullable(counted.get(container.id()));
        boolean live = container.state().isLive();
        if (last.filter(l -> l.isFresh(live)).isEmpty() && counting.add(container.id())) {
            chores.add(() -> count(container, live));
        }
        return last.map(Counted::bytes);
    }

    /// Forgets all containers but those.
    void keep(Set<ContainerId> existing) {
        counted.keySet().retainAll(existing);
    }

    private void count(Container container, boolean live) {
        try {
            long bytes = bytes(container.paths().upper());
            var before = counted.put(container.id(), new Counted(bytes, System.nanoTime(), live));
            if (before == null || before.bytes() != bytes) {
                changes.announce();
            }
        } finally {
            counting.remove(container.id());
        }
    }

    static long bytes(Path tree) {
        try (var directory = FileCalls.open(tree.toString(), LISTED)) {
            return bytes(directory, DEEPEST);
        } catch (SystemCallException _) {
            // It was removed meanwhile.
            return 0;
        }
    }

    /// Relative to open directories, so that nothing that a container renames leads elsewhere.
    private static long bytes(Descriptor directory, int deeper) {
        long sum = StatusCalls.fstat(directory).blocks() * BLOCK;
        for (var entry : DirectoryCalls.list(directory)) {
            try {
                boolean isDirectory = entry.type() == FileType.DIRECTORY;
                sum += bytes(directory, entry.name(), isDirectory && deeper > 0, deeper);
            } catch (SystemCallException _) {
                // The container removed it meanwhile.
            }
        }
        return sum;
    }

    private static long bytes(Descriptor directory, String name, boolean isDirectory, int deeper) {
        if (!isDirectory) {
            var status = StatusCalls.statx(directory, name, FileFlags.AT_SYMLINK_NOFOLLOW);
            return status.blocks() * BLOCK;
        }
        try (var child = FileCalls.openat(directory, name, LISTED | FileFlags.O_NOFOLLOW, 0)) {
            return bytes(child, deeper - 1);
        }
    }
}
