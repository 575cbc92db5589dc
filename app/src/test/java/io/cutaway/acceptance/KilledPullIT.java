package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.app.registry.DockerRegistry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Whenever app or helper is killed while an image comes, each image that can be seen is whole, and
/// the next pull brings the rest.
///
/// `-Dcutaway.kills=100` tries as many moments in each lane instead of a few.
class KilledPullIT {

    private static final int KILLS = Integer.getInteger("cutaway.kills", 6);

    /// An image of six layers, of a few megabytes that can't be compressed and many small files.
    private static final String SCRIPT =
            """
            target=$1
            folder=$(mktemp -d)
            trap 'rm -rf "$folder"' EXIT
            cd "$folder"
            umoci init --layout oci
            umoci new --image oci:all
            mkdir -p bin
            cp "$(command -v busybox)" bin/busybox
            for name in sh find sort xargs cat sha256sum; do ln -s busybox "bin/$name"; done
            umoci insert --image oci:all bin /bin
            for n in 1 2 3 4 5; do
                mkdir "$n"
                head -c 4000000 /dev/urandom >"$n/large"
                for small in $(seq 200); do echo "$n $small" >"$n/$small"; done
                umoci insert --image oci:all "$n" "/data/$n"
            done
            umoci config --image oci:all --os linux --architecture "$2" --config.cmd /bin/sh
            skopeo copy -q --dest-tls-verify=false oci:oci:all "docker://$target"
            """;

    private static final List<String> SUM =
            List.of("/bin/sh", "-c", "find /data -type f | sort | xargs cat | sha256sum");

    private static DockerRegistry registry;
    private static String image;

    @BeforeAll
    static void start() {
        registry = DockerRegistry.open();
        image = registry.authority() + "/killed:1";
        var fill = List.of("sh", "-euc", SCRIPT, "fill", image, RegistryImages.architecture());
        try (var filling = Host.start(fill, System.getenv())) {
            filling.outcome(Duration.ofMinutes(2)).answer();
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void leavesNothingHalf(Lane lane) throws InterruptedException {
        var random = new Random(1);
        try (var cutaway = new Cutaway(lane)) {
            var begun = System.nanoTime();
            cutaway.run("pull", "-q", image).answer();
            var longest = (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
            var whole = sum(cutaway);
            for (int kill = 0; kill < KILLS; kill++) {
                if (isVisible(cutaway)) {
                    cutaway.run("prune", "-a", "-f").answer();
                }
                pullAndKill(cutaway, random.nextInt(longest), kill % 2 == 0);
                if (isVisible(cutaway)) {
                    assertEquals(whole, sum(cutaway), "after kill " + kill);
                }
            }
            cutaway.run("pull", "-q", image).answer();
            assertEquals(whole, sum(cutaway));
        }
    }

    private static String sum(Cutaway cutaway) {
        var command = new ArrayList<>(List.of("run", "--rm", "--pull=never", image));
        command.addAll(SUM);
        return cutaway.run(command.toArray(String[]::new)).answer();
    }

    private static boolean isVisible(Cutaway cutaway) {
        return cutaway.run("images", "--json").answer().contains("killed:1");
    }

    /// The pull may have ended by then, well or because its helper was gone.
    private static void pullAndKill(Cutaway cutaway, int afterMillis, boolean app)
            throws InterruptedException {
        try (var pull = cutaway.start("pull", "-q", image)) {
            Thread.sleep(afterMillis);
            if (app) {
                pull.process().destroyForcibly();
            } else {
                Host.processesOf(cutaway.store()).stream()
                        .filter(KilledPullIT::isHelper)
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .forEach(ProcessHandle::destroyForcibly);
            }
            pull.outcome();
        }
    }

    private static boolean isHelper(long pid) {
        return Host.text("/proc/" + pid + "/cmdline").contains("cutaway.helper");
    }
}
