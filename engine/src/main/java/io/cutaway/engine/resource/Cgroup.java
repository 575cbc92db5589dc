package io.cutaway.engine.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// What the kernel counts for one cgroup of the unified hierarchy (cgroup-v2.rst).
///
/// @param cpuMicros processor time
/// @param cpuLimit in thousandths of one processor
record Cgroup(
        long cpuMicros,
        OptionalLong cpuLimit,
        long memoryBytes,
        OptionalLong memoryLimit,
        long processes,
        OptionalLong processLimit) {

    /// Reads the files of a cgroup's directory.
    ///
    /// @return empty when one of its controllers isn't switched on: then its numbers aren't there
    static Optional<Cgroup> read(Path directory) throws IOException {
        try {
            return Optional.of(
                    new Cgroup(
                            ResourceFiles.cpuMicros(text(directory, "cpu.stat")),
                            ResourceFiles.cpuLimit(text(directory, "cpu.max")),
                            ResourceFiles.current(
                                    "memory.current", text(directory, "memory.current")),
                            limit(directory, "memory.max"),
                            ResourceFiles.current("pids.current", text(directory, "pids.current")),
                            limit(directory, "pids.max")));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static OptionalLong limit(Path directory, String file) throws IOException {
        return ResourceFiles.limit(file, text(directory, file));
    }

    private static String text(Path directory, String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }
}
