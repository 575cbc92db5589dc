package io.cutaway.acceptance;

import static io.cutaway.acceptance.Forced.*;
import static io.cutaway.acceptance.SameContainer.compare;
import static io.cutaway.acceptance.SameContainer.export;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The exported Pod, run by `podman kube play` of podman 5 on a computer that has cgroups with
/// every controller, and compared with Cutaway's own container on this one. It runs only when asked
/// for (`-Dit.test=KubePlayTrial`), and fails unless the computer is named: `cutaway.machine.root`
/// and `cutaway.machine.user` are commands, such as ssh with its arguments, that run the shell
/// command behind them there, as root and as an ordinary user with a session.
class KubePlayTrial {

    /// A small virtual machine is slow.
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /// Of base64, in characters.
    private static final int LINE = 76;

    /// All is read before any of it runs, for podman reads from the same stream. crun gives the
    /// computer's own /dev/null to the user of a container that has it as standard input.
    private static final String SCRIPT =
            """
            {
            set -eu
            folder=$(mktemp -d)
            clean() {
                podman kube down "$folder/pod.yaml" >&2
                rm -rf "$folder"
                if [ "$(id -u)" = 0 ]; then chown 0:0 /dev/null; fi
            }
            trap clean EXIT
            base64 -d >"$folder/image.tar" <<'END'
            @image@
            END
            base64 -d >"$folder/pod.yaml" <<'END'
            @pod@
            END
            echo == computer; ls -l /proc/self/ns | awk 'NR > 1 { print $9, $11 }'
            podman load -q -i "$folder/image.tar" >&2
            podman kube play --replace --network none "$folder/pod.yaml" >&2
            podman wait cutaway-cutaway >&2
            podman logs cutaway-cutaway
            exit
            }
            """;

    @ParameterizedTest
    @EnumSource(Lane.class)
    void podmanMakesTheSameContainerOfThePod(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            var known = EnumSet.of(HIDDEN, CORE, DEVICE_FOLDER, ROOT, HOSTS, CGROUP, MTAB);
            known.addAll(List.of(GROUPS, OTHER_FILTER, ENVIRONMENT, MEMORY, MARK, SYS));
            known.addAll(List.of(NOT_HIDDEN, KERNEL));
            if (lane == Lane.ROOT) {
                known.addAll(List.of(IDS, QUEUES, NULL));
            }
            compare(cutaway, played(lane, cutaway), known);
        }
    }

    private static String played(Lane lane, Cutaway cutaway) throws IOException {
        var image = cutaway.folder().resolve("image.tar");
        cutaway.run("save", "-o", image.toString(), "busybox").answer();
        var pod = export(cutaway, "kubernetes").out();
        var command = new ArrayList<>(List.of(machine(lane).split(" ")));
        command.add("sh");
        try (var there = Host.start(command, System.getenv())) {
            there.type(
                    SCRIPT.replace("@image@", lines(Files.readAllBytes(image)))
                            .replace("@pod@", lines(pod.getBytes(StandardCharsets.UTF_8))));
            there.endInput();
            return there.outcome(DEADLINE).answer();
        }
    }

    private static String machine(Lane lane) {
        var name = "cutaway.machine." + lane.name().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(System.getProperty(name))
                .orElseGet(() -> fail("no computer is named: -D" + name + "=COMMAND"));
    }

    private static String lines(byte[] bytes) {
        return Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes);
    }
}
