package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The same container by Cutaway and, exported, by the other tool, compared from inside. What the
/// tool forces to be different is listed here, and explained in `docs/EXPORTS.md`.
class ExportIT {

    private static final Shared SHARED = new Shared();

    private static final List<String> FLAGS =
            List.of(
                    "--hostname",
                    "inside",
                    "-u",
                    "app",
                    "-w",
                    "/home/app",
                    "-e",
                    "WORDS=a 'b' $c",
                    "--ulimit",
                    "nofile=512:1024",
                    "--cap-drop",
                    "CHOWN",
                    "--tmpfs",
                    "/run:size=1m,mode=755");

    /// What differs for everybody: the filter is not, or not always, there.
    private static final String FILTER = "user [-+]Seccomp:.*";

    /// For root: the ids outside.
    private static final String IDS = "ids [-+].*";

    /// Each runtime has its own options for what it hides or protects.
    private static final String HIDDEN = "mounts [-+]/(proc|sys)/.*";

    /// The owner of /dev/mqueue, by whether its namespace is older than the map of ids.
    private static final String QUEUES = "devices [-+]d.* mqueue";

    /// crun has one more link in /dev.
    private static final String CORE = "devices \\+l.* /proc/kcore";

    private static final String DEVICES = "tree [-+]d\\S+ 0 0 \\d+ /dev";

    @AfterAll
    static void close() {
        SHARED.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theShellScriptMakesTheSameContainer(Lane lane) throws IOException {
        var cutaway = SHARED.in(lane);
        var script = cutaway.folder().resolve("exported.sh");
        Files.writeString(script, export(cutaway, "shell").out());
        lane.give(script);
        var outcome = cutaway.runWrapped("sh", script.toString());
        assertEquals(0, outcome.code(), outcome::toString);
        compare(
                cutaway,
                outcome.out(),
                lane == Lane.ROOT ? List.of(FILTER, IDS, QUEUES) : List.of(FILTER));
    }

    @Test
    void crunMakesTheSameContainerOfTheBundle() throws IOException {
        var cutaway = SHARED.in(Lane.ROOT);
        var exported = export(cutaway, "oci");
        var bundle = Files.createDirectories(cutaway.folder().resolve("bundle"));
        Files.writeString(bundle.resolve("config.json"), exported.out());
        var prepare = exported.err().lines().findFirst().orElse("").replaceFirst(".* in: ", "");
        var script =
                """
                [ -d /sys/fs/cgroup/unified ] && mount --bind /sys/fs/cgroup/unified /sys/fs/cgroup
                cd '%s'
                %s
                crun --root state run -b . cutaway-export
                """
                        .formatted(bundle, prepare);
        compare(
                cutaway,
                Host.run("unshare", "-m", "sh", "-euc", script),
                List.of(FILTER, IDS, HIDDEN, QUEUES, CORE, DEVICES));
    }

    /// Every difference is a known one, and every known one is still there.
    private static void compare(Cutaway cutaway, String printed, List<String> known) {
        var differences =
                Probe.of(cutaway.run(words("run", "--rm")).answer()).differences(Probe.of(printed));
        assertEquals(
                List.of(),
                differences.stream()
                        .filter(line -> known.stream().noneMatch(line::matches))
                        .toList());
        for (var pattern : known) {
            assertTrue(differences.stream().anyMatch(line -> line.matches(pattern)), pattern);
        }
    }

    private static Outcome export(Cutaway cutaway, String format) {
        var outcome = cutaway.run(words("plan", "--as", format));
        assertEquals(0, outcome.code(), outcome::toString);
        return outcome;
    }

    private static String[] words(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(FLAGS);
        all.addAll(List.of("busybox", "sh", "-c", Probe.SCRIPT));
        return all.toArray(String[]::new);
    }
}
