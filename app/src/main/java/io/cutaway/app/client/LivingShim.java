package io.cutaway.app.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A shim that runs: its namespaces are those a new helper must join, or it could not enter the
/// containers that an earlier helper started.
///
/// @param pid of the shim
/// @param startTime field 22 of `/proc/PID/stat`, in clock ticks since the computer started
record LivingShim(long pid, long startTime) {

    private static final String FORMAT = "1";

    /// The shims whose files lie in the store and that still run, whatever other process has got
    /// the number of one that ended. One that has written how its container ended is about to end
    /// itself, and could be gone while it is joined.
    static List<LivingShim> findAll(Path containers, HostFiles host) {
        var boot = host.readLine("/proc/sys/kernel/random/boot_id").orElse("");
        var living = new ArrayList<LivingShim>();
        for (var directory : directories(containers)) {
            if (Files.exists(directory.resolve("exit"))) {
                continue;
            }
            new HostFiles(directory)
                    .read("/shim")
                    .flatMap(text -> parse(text, boot))
                    .filter(shim -> startTime(shim.pid(), host).equals(shim.recorded()))
                    .ifPresent(living::add);
        }
        return living;
    }

    private Optional<Long> recorded() {
        return Optional.of(startTime);
    }

    private static List<Path> directories(Path containers) {
        if (!Files.isDirectory(containers)) {
            return List.of();
        }
        try (var names = Files.list(containers)) {
            return names.sorted().toList();
        } catch (IOException | UncheckedIOException _) {
            // A folder that can't be listed has no shim to join; opening the store says why.
            return List.of();
        }
    }

    /// The file: format, boot id, then PID and start time of the shim and of the container's first
    /// process, a line each.
    static Optional<LivingShim> parse(String text, String boot) {
        var lines = text.lines().toList();
        if (lines.size() < 3
                || !lines.getFirst().equals(FORMAT)
                || !lines.get(1).equals(boot)
                || !lines.get(2).matches("[0-9]{1,10} [0-9]{1,18}")) {
            return Optional.empty();
        }
        var numbers = lines.get(2).split(" ", -1);
        return Optional.of(new LivingShim(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
    }

    /// The program's name in the second field may hold anything, so fields count from its last
    /// parenthesis (proc_pid_stat(5)).
    private static Optional<Long> startTime(long pid, HostFiles host) {
        return host.read("/proc/" + pid + "/stat")
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                .filter(fields -> fields.length > 19)
                .map(fields -> Long.parseLong(fields[19]));
    }
}
