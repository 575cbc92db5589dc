package io.cutaway.helper.shim;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.shim.ShimFiles.Identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Processes that are told from later ones with the same number by their start time.
public final class Processes {

    private Processes() {}

    /// A descriptor of exactly that process; empty when it is gone.
    public static Optional<Descriptor> open(Identity process) {
        Descriptor pidfd;
        try {
            pidfd = ProcessCalls.pidfdOpen(process.pid());
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ESRCH) {
                return Optional.empty();
            }
            throw e;
        }
        // Looked at after opening: from here on the number can't be given to another one unseen.
        var found = startTime(process.pid());
        if (found.isPresent() && found.getAsLong() == process.startTime()) {
            return Optional.of(pidfd);
        }
        pidfd.close();
        return Optional.empty();
    }

    /// Sends a signal to exactly that process.
    ///
    /// @return whether it was there
    public static boolean signal(Identity process, int signal) {
        var pidfd = open(process);
        if (pidfd.isEmpty()) {
            return false;
        }
        try (var target = pidfd.get()) {
            ProcessCalls.pidfdSendSignal(target, signal);
            return true;
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ESRCH) {
                return false;
            }
            throw e;
        }
    }

    /// Field 22 of `/proc/PID/stat`; empty when there is no such process. The second field may hold
    /// any character, so the fields are counted from its end.
    public static OptionalLong startTime(int pid) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
            var stat = new String(bytes, StandardCharsets.ISO_8859_1);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return OptionalLong.of(Long.parseLong(fields[19]));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /// The number of this run of the kernel.
    public static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
