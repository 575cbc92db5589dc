package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cutaway.engine.system.ProcessCalls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The computer's podman with a store of its own, run by root unless it is said otherwise. It wants
/// cgroups of version 2 where they always are, so each script runs in a mount namespace in which
/// they are there.
final class Podman implements AutoCloseable {

    private static final String ENTER =
            """
            [ -d /sys/fs/cgroup/unified ] && mount --bind /sys/fs/cgroup/unified /sys/fs/cgroup
            text=$1
            shift
            exec "$@" sh -euc "$text"
            """;

    /// An ordinary user's podman leaves a process behind, which holds the user namespace.
    private static final String ORDINARY =
            """
            export XDG_RUNTIME_DIR="$folder/xdg"
            mkdir -m 700 "$folder/xdg"
            trap 'kill "$(cat "$folder/xdg/libpod/tmp/pause.pid")"' EXIT
            """;

    private static final String FRAME =
            """
            podman() {
                command podman --root "$folder/store" --runroot "$folder/run" \\
                    --cgroup-manager cgroupfs --events-backend none --log-level error "$@"
            }
            run() {
                podman run --rm --network none --cgroups disabled --log-driver none --pids-limit -1 \\
                    --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 "$@"
            }
            """;

    private final Lane lane;
    private final Path folder;

    Podman() {
        this(Lane.ROOT);
    }

    Podman(Lane lane) {
        assumeTrue(ProcessCalls.geteuid() == 0, "the tests do not run as root");
        this.lane = lane;
        assumeTrue(Files.exists(Path.of("/usr/bin/podman")), "podman is not installed");
        try {
            folder = Files.createTempDirectory("cutaway-podman");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lane.give(folder);
    }

    Path folder() {
        return folder;
    }

    /// Runs a shell script with the functions `podman` and `run`, and gives what it printed.
    String script(String text) {
        var start = "folder='%s'\nexport HOME='%s'\n".formatted(folder, lane.home());
        var all = start + (lane == Lane.ROOT ? "" : ORDINARY) + FRAME + text;
        var command = new ArrayList<>(List.of("unshare", "-m", "sh", "-euc", ENTER, "sh", all));
        command.addAll(lane.prefix());
        return Host.run(command.toArray(String[]::new)).strip();
    }

    @Override
    public void close() {
        Host.run("rm", "-rf", folder.toString());
    }
}
