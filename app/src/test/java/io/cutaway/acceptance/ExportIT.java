package io.cutaway.acceptance;

import static io.cutaway.acceptance.Forced.*;
import static io.cutaway.acceptance.SameContainer.compare;
import static io.cutaway.acceptance.SameContainer.export;
import static io.cutaway.acceptance.SameContainer.words;

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

    /// What comes after it finds cgroups of version 2 in their place, as runtimes want them.
    private static final String CGROUPS =
            """
            [ -d /sys/fs/cgroup/unified ] && mount --bind /sys/fs/cgroup/unified /sys/fs/cgroup
            exec "$@"
            """;

    /// What comes after it is root of a user namespace, as `docs/EXPORTS.md` says it.
    private static final String OWN_IDS =
            """
            ids() { sed -n "s/^$(id -un):\\([0-9]*\\):/\\1:1:/p" "$1" | head -1 | tr : ,; }
            exec unshare --user --map-root-user --map-users="$(ids /etc/subuid)" \\
                --map-groups="$(ids /etc/subgid)" --mount "$@"
            """;

    /// A runtime of bundles. What an ordinary user's container has written belongs to others.
    private static final String RUNTIME =
            """
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

    @ParameterizedTest
    @EnumSource(Lane.class)
    void crunMakesTheSameContainerOfTheBundle(Lane lane) throws IOException {
        compare(SHARED.in(lane), runBundle(lane, "crun"), known(lane, HIDDEN, CORE));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void runcMakesTheSameContainerOfTheBundle(Lane lane) throws IOException {
        compare(SHARED.in(lane), runBundle(lane, "runc"), known(lane, HIDDEN, DEVICES));
    }

    private static Set<Forced> known(Lane lane, Forced... always) {
        var known = EnumSet.copyOf(List.of(always));
        if (lane == Lane.ROOT) {
            known.addAll(List.of(IDS, QUEUES));
        }
        return known;
    }

    /// The container's root has to find the folder, which is nobody's secret.
    private static String runBundle(Lane lane, String runtime) throws IOException {
        var open = PosixFilePermissions.fromString("rwxr-xr-x");
        var folder =
                Files.setPosixFilePermissions(Files.createTempDirectory("cutaway-bundle"), open);
        try {
            lane.give(folder);
            var bundle = folder.resolve("bundle").toString();
            export(SHARED.in(lane), "oci", "--output", bundle);
            var command = new ArrayList<>(List.of("unshare", "-m", "sh", "-euc", CGROUPS, "sh"));
            command.addAll(lane.prefix());
            if (lane == Lane.USER) {
                command.addAll(List.of("sh", "-euc", OWN_IDS, "sh"));
            }
            command.addAll(List.of("sh", "-euc", RUNTIME, "sh", bundle, runtime));
            return Host.run(command.toArray(String[]::new));
        } finally {
            Host.run("rm", "-rf", folder.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void podmanMakesTheSameContainerOfTheLine(Lane lane) throws IOException {
        var cutaway = SHARED.in(lane);
        var known = EnumSet.of(HIDDEN, CORE, DEVICE_FOLDER, ROOT, HOSTS, CGROUP);
        known.addAll(List.of(MTAB, GROUPS, OTHER_FILTER, lane == Lane.ROOT ? QUEUES : NESTED));
        try (var podman = new Podman(lane)) {
            Files.writeString(podman.folder().resolve("line"), export(cutaway, "podman").out());
            cutaway.run("save", "-o", podman.folder().resolve("image.tar").toString(), "busybox")
                    .answer();
            compare(cutaway, podman.script(PODMAN), known);
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
}
