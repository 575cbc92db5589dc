package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cutaway.engine.system.ProcessCalls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The computer's podman, run by root with a store of its own. It wants cgroups of version 2 where
/// they always are, so each script runs in a mount namespace in which they are there.
final class Podman implements AutoCloseable {

    private static final String FRAME =
            """
            [ -d /sys/fs/cgroup/unified ] && mount --bind /sys/fs/cgroup/unified /sys/fs/cgroup
            podman() {
                command podman --root "$folder/store" --runroot "$folder/run" \\
                    --cgroup-manager cgroupfs --events-backend none --log-level error "$@"
            }
            run() {
                podman run --rm --network none --cgroups disabled --log-driver none --pids-limit -1 \\
                    --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 "$@"
            }
            """;

    private final Path folder;

    Podman() {
        assumeTrue(ProcessCalls.geteuid() == 0, "the tests do not run as root");
        assumeTrue(Files.exists(Path.of("/usr/bin/podman")), "podman is not installed");
        try {
            folder = Files.createTempDirectory("cutaway-podman");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /// Runs a shell script with the functions `podman` and `run`, and gives what it printed.
    String script(String text) {
        var all = "folder='" + folder + "'\n" + FRAME + text;
        return Host.run("unshare", "-m", "sh", "-euc", all).strip();
    }

    @Override
    public void close() {
        Host.run("rm", "-rf", folder.toString());
    }
}
