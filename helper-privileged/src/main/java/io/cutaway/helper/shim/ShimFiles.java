package io.cutaway.helper.shim;

import io.cutaway.engine.container.ExitStatus;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the files that a shim writes into its directory. Their first line is the format's number.
public final class ShimFiles {

    private static final System.Logger LOG = System.getLogger(ShimFiles.class.getName());
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
        return read(
                directory.resolve("shim"),
                4,
                l ->
                        new Shim(
                                l.get(1),
                                identity(l.get(2)),
                                Optional.of(identity(l.get(3))).filter(init -> init.pid() != 0)));
    }

    /// The file `exit` of a directory; empty when there is none or it can't be understood.
    public static Optional<Ended> exit(Path directory) {
        return read(
                directory.resolve("exit"),
                3,
                l ->
                        new Ended(
                                ExitStatus.ofWaitStatus(Integer.parseInt(l.get(1))),
                                Instant.ofEpochSecond(0, Long.parseLong(l.get(2)))));
    }

    /// What can't be understood, such as what a loss of power left of a file, is as good as none.
    private static <T> Optional<T> read(Path file, int lines, Function<List<String>, T> reader) {
        try {
            return lines(file).filter(l -> l.size() >= lines).map(reader);
        } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException e) {
            LOG.log(Level.WARNING, "{0}: {1}", file, e);
            return Optional.empty();
        }
    }

    private static Identity identity(String line) {
        var parts = line.split(" ");
        return new Identity(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    private static Optional<List<String>> lines(Path file) {
        try {
            // Any byte is a character of this charset.
            var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            return Optional.of(lines).filter(l -> l.indexOf(FORMAT) == 0);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0}: {1}", file, e);
            return Optional.empty();
        }
    }
}
