package io.cutaway.acceptance;

import static io.cutaway.acceptance.Forced.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The same container by Cutaway and, exported, by the other tool, compared from inside: what is
/// not [Forced] is the same.
class ExportIT {

    private static final Shared SHARED = new Shared();

    /// With standard input: without it podman takes /dev/null, whose owner crun then makes the
    /// user, on the computer as well.
    private static final List<String> FLAGS =
            List.of(
                    "-i",
                    "--rm",
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
                    "--ulimit",
                    "nproc=4096:4096",
                    "--cap-drop",
                    "CHOWN",
                    "--tmpfs",
                    "/run:size=1m,mode=755");

    /// A runtime of bundles, in a place where cgroups are of version 2.
    private static final String RUNTIME =
            """
            [ -d /sys/fs/cgroup/unified ] && mount --bind /sys/fs/cgroup/unified /sys/fs/cgroup
            sh "$1/prepare"
            "$2" --root "$1/state" run -b "$1" cutaway-export
            """;

    /// podman as it is where it has no cgroups, with the line to the letter.
    private static final String PODMAN =
            """
            printf '[containers]\ncgroups="disabled"\nlog_driver="none"\n' >"$folder/containers.conf"
            export CONTAINERS_CONF="$folder/containers.conf"
            podman load -q -i "$folder/image.tar" >&2
            . "$folder/line"
            """;

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
                lane == Lane.ROOT ? EnumSet.of(FILTER, IDS, QUEUES) : EnumSet.of(FILTER));
    }

    @Test
    void crunMakesTheSameContainerOfTheBundle() throws IOException {
        compare(SHARED.in(Lane.ROOT), runBundle("crun"), EnumSet.of(IDS, HIDDEN, QUEUES, CORE));
    }

    @Test
    void runcMakesTheSameContainerOfTheBundle() throws IOException {
        compare(SHARED.in(Lane.ROOT), runBundle("runc"), EnumSet.of(IDS, HIDDEN, QUEUES, DEVICES));
    }

    /// The container's root has to find the folder, which is nobody's secret.
    private static String runBundle(String runtime) throws IOException {
        var open = PosixFilePermissions.fromString("rwxr-xr-x");
        var folder =
                Files.setPosixFilePermissions(Files.createTempDirectory("cutaway-bundle"), open);
        try {
            var bundle = folder.resolve("bundle").toString();
            export(SHARED.in(Lane.ROOT), "oci", "--output", bundle);
            return Host.run("unshare", "-m", "sh", "-euc", RUNTIME, "sh", bundle, runtime);
        } finally {
            Host.run("rm", "-rf", folder.toString());
        }
    }

    @Test
    void podmanMakesTheSameContainerOfTheLine() throws IOException {
        var cutaway = SHARED.in(Lane.ROOT);
        try (var podman = new Podman()) {
            Files.writeString(podman.folder().resolve("line"), export(cutaway, "podman").out());
            cutaway.run("save", "-o", podman.folder().resolve("image.tar").toString(), "busybox")
                    .answer();
            compare(
                    cutaway,
                    podman.script(PODMAN),
                    EnumSet.of(
                            QUEUES,
                            HIDDEN,
                            CORE,
                            DEVICE_FOLDER,
                            ROOT,
                            HOSTS,
                            CGROUP,
                            MTAB,
                            GROUPS,
                            OTHER_FILTER));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shell", "podman", "kubernetes", "oci"})
    void anExportIsWrittenOverNothing(String format) throws IOException {
        var cutaway = SHARED.in(Lane.ROOT);
        var place = cutaway.folder().resolve("export-" + format);
        export(cutaway, format, "--output", place.toString());
        var before = Files.getLastModifiedTime(place);
        var again = cutaway.run(words("plan", "--as", format, "--output", place.toString()));
        assertEquals(125, again.code(), again::toString);
        assertTrue(again.err().contains("is there already"), again::toString);
        assertEquals(before, Files.getLastModifiedTime(place));
    }

    @Test
    void everyForcedDifferenceIsExplained() throws IOException {
        var text = Files.readString(Path.of("../docs/EXPORTS.md"));
        for (var forced : Forced.values()) {
            assertTrue(text.contains("| " + forced.row() + " |"), forced.row());
        }
    }

    /// Every difference is a known one, and every known one is still there.
    private static void compare(Cutaway cutaway, String printed, Set<Forced> known) {
        var differences =
                Probe.of(cutaway.run(words("run")).answer()).differences(Probe.of(printed));
        assertEquals(
                List.of(),
                differences.stream()
                        .filter(line -> known.stream().noneMatch(forced -> forced.isSeenIn(line)))
                        .toList());
        for (var forced : known) {
            assertTrue(differences.stream().anyMatch(forced::isSeenIn), forced::toString);
        }
    }

    private static Outcome export(Cutaway cutaway, String format, String... more) {
        var command = new ArrayList<>(List.of("plan", "--as", format));
        command.addAll(List.of(more));
        var outcome = cutaway.run(words(command.toArray(String[]::new)));
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
