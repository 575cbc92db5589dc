package io.cutaway.helper.shim;

import io.cutaway.engine.container.ExitStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads the files that a shim writes into its directory. Their first line is the format's number.
public final class ShimFiles {

    private static final String FORMAT = "1";

    private ShimFiles() {}

    /// A process that can be told from a later one with the same number.
    ///
    /// @param startTime in clock ticks since boot (proc_pid_stat(5), field 22)
    public record Identity(int pid, long startTime) {}

    /// Who a shim is and which process it watches.
    ///
    /// @param bootId `/proc/sys/kernel/random/boot_id` when it was started
    /// @param init empty as long as there is none
    public record Shim(String bootId, Identity shim, Optional<Identity> init) {}

    /// How the first process ended.
    public record Ended(ExitStatus status, Instant at) {}

    /// The file `shim` of a directory; empty when there is none or it can't be understood.
    public static Optional<Shim> shim(Path directory) {
        return lines(directory.resolve("shim"))
                .filter(l -> l.size() >= 4)
                .map(
                        l ->
                                new Shim(
                                        l.get(1),
                                        identity(l.get(2)),
                                        Optional.of(identity(l.get(3)))
                                                .filter(init -> init.pid() != 0)));
    }

    /// The file `exit` of a directory; empty when there is none or it can't be understood.
    public static Optional<Ended> exit(Path directory) {
        return lines(directory.resolve("exit"))
                .filter(l -> l.size() >= 3)
                .map(
                        l ->
                                new Ended(
                                        ExitStatus.ofWaitStatus(Integer.parseInt(l.get(1))),
                                        Instant.ofEpochSecond(0, Long.parseLong(l.get(2)))));
    }

    private static Identity identity(String line) {
        var parts = line.split(" ");
        return new Identity(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    private static Optional<List<String>> lines(Path file) {
        try {
            return Optional.of(Files.readAllLines(file)).filter(l -> l.getFirst().equals(FORMAT));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
