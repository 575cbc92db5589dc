package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Archives of images, in and out, with the programs that others use.
class ArchiveIT {

    private static String made(Cutaway cutaway, String name) {
        return cutaway.folder().resolve(name).toString();
    }

    /// What the store has, but for the times.
    private static String contents(Cutaway cutaway) {
        return Host.run(
                "sh",
                "-euc",
                "cd \"$0\"; find images layers arriving -mindepth 1 -maxdepth 3 | LC_ALL=C sort;"
                        + " cat images/index.json",
                cutaway.store().toString());
    }

    /// A second image on top of the first.
    private static void makeSecond(Cutaway cutaway) {
        cutaway.run("run", "--name", "c", "busybox", "sh", "-c", "echo mine >/mine").answer();
        cutaway.run("commit", "-c", "CMD [\"/bin/cat\",\"/mine\"]", "c", "second:2").answer();
        cutaway.run("rm", "c").answer();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void areReadByPodmanAndComeBack(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane);
                var podman = new Podman()) {
            makeSecond(cutaway);
            for (var format : "docker-archive oci-archive".split(" ")) {
                var tar = made(cutaway, format + ".tar");
                cutaway.run("save", "--format", format, "-o", tar, "second:2").answer();
                var text = "podman load -q -i '%s'; run localhost/second:2".formatted(tar);
                var answer = podman.script(text);
                assertTrue(answer.endsWith("localhost/second:2\nmine"), answer);
                var back = made(cutaway, "back-" + format + ".tar");
                podman.script(
                        "podman save -q --format %s -o '%s' localhost/second:2"
                                .formatted(format, back));
                lane.give(Path.of(back));
                loadsAndRuns(cutaway, back, "localhost/second:2");
            }
        }
    }

    private static void loadsAndRuns(Cutaway cutaway, String archive, String name) {
        cutaway.run("rmi", "second:2");
        cutaway.run("prune", "-f");
        assertEquals("Loaded image: " + name, cutaway.run("load", "-i", archive).answer());
        assertEquals("mine", cutaway.run("run", "--rm", name).answer());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void areReadByEverybodyOutOfTheStoreItself(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            makeSecond(cutaway);
            cutaway.run("run", "-d", "--name", "user", "second:2", "sleep", "1000").answer();
            for (var kind : "oci-archive docker-archive".split(" ")) {
                var tar = made(cutaway, kind);
                var source = "oci:" + cutaway.store() + "/images:localhost/second:2";
                var name = "example.org/team/app:" + kind.length();
                Host.run("skopeo", "copy", "-q", source, kind + ":" + tar + ":" + name);
                lane.give(Path.of(tar));
                loadsAndRuns(cutaway, tar, name);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void mayHoldSeveralImagesAndComeThroughPipes(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane);
                var other = new Cutaway(lane)) {
            makeSecond(cutaway);
            cutaway.run("tag", "second:2", "third").answer();
            var tar = made(cutaway, "all.tar");
            cutaway.run("save", "-m", "-o", tar, "busybox", "second:2", "third").answer();
            Host.run("sh", "-c", "gzip -k \"$0\"; zstd -q -k \"$0\"; chmod 644 \"$0\"*", tar);
            for (var suffix : ",.gz,.zst".split(",", -1)) {
                var pipe = "cat '%s' | \"$@\"".formatted(tar + suffix);
                var names =
                        """
                        Loaded image: localhost/busybox:latest
                        Loaded image: localhost/second:2
                        Loaded image: localhost/third:latest\
                        """;
                assertEquals(names, other.runBehind(pipe, "load").answer());
                assertEquals("mine", other.run("run", "--rm", "third").answer());
            }
            assertEquals(digests(cutaway), digests(other));
            var layout = made(cutaway, "layout");
            cutaway.run("save", "--format", "oci-dir", "-o", layout, "third").answer();
            other.run("load", "-i", layout).answer();
        }
    }

    private static String digests(Cutaway cutaway) {
        var ids = new StringBuilder();
        for (var image : cutaway.run("images", "--json").json()) {
            var details = cutaway.run("inspect", image.get("digest").stringValue()).json();
            ids.append(details.at("/0/id").stringValue()).append('\n');
        }
        return ids.toString();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void leaveNothingWhenTheyAreCutOffOrLie(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            makeSecond(cutaway);
            var tar = made(cutaway, "whole.tar");
            cutaway.run("save", "-o", tar, "second:2").answer();
            cutaway.run("rmi", "second:2").answer();
            cutaway.run("prune", "-f");
            var before = contents(cutaway);
            var bytes = Files.readAllBytes(Path.of(tar));
            for (int length : new int[] {0, 100, 5000, bytes.length / 2, bytes.length - 2048}) {
                var cut = Path.of(made(cutaway, "cut.tar"));
                Files.write(cut, Arrays.copyOf(bytes, length));
                lane.give(cut);
                cutaway.run("load", "-i", cut.toString()).isRefused(125, "archive");
                assertEquals(before, contents(cutaway));
            }
            cutaway.run("load", "-i", lying(cutaway, tar)).isRefused(125, "not accepted");
            assertEquals(before, contents(cutaway));
            loadsAndRuns(cutaway, tar, "localhost/second:2");
        }
    }

    /// The same archive with one byte of a layer changed.
    private static String lying(Cutaway cutaway, String tar) {
        var lying = made(cutaway, "lying.tar");
        Host.run(
                "sh",
                "-euc",
                """
                folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
                tar -C "$folder" -xf "$0"; cd "$folder"
                for layer in *.tar; do printf x | dd of="$layer" bs=1 seek=20 conv=notrunc 2>/dev/null; done
                tar -cf "$1" *; chmod 644 "$1"
                """,
                tar,
                lying);
        return lying;
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void ofRootFileSystemsComeThroughPipesToo(Lane lane) {
        try (var cutaway = new Cutaway(lane)) {
            for (var program : "cat gzip zstd".split(" ")) {
                var pipe = "%s <'%s' | \"$@\"".formatted(program, Images.busybox());
                cutaway.runBehind(pipe, "import", "-c", "CMD=[\"pwd\"]", "-", program).answer();
                assertEquals("/", cutaway.run("run", "--rm", program).answer());
            }
            cutaway.run("create", "--name", "c", "cat").answer();
            var exported =
                    cutaway.runBehind("\"$@\" | tar -tf - | grep -c bin/busybox", "export", "c");
            assertEquals("1", exported.answer());
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void areWatchedByWhoeverLooks(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            var tar = made(cutaway, "watched.tar");
            var save = cutaway.run("save", "-o", tar, "busybox");
            assertEquals("", save.out() + save.err());
            var program = "'" + cutaway.word() + "' ";
            var terminal =
                    cutaway.runWrapped("script", "-qec", program + "load -i " + tar, "/dev/null");
            assertTrue(terminal.out().contains("is there already"), terminal::toString);
            cutaway.run("rmi", "busybox").answer();
            terminal =
                    cutaway.runWrapped("script", "-qec", program + "load -i " + tar, "/dev/null");
            assertTrue(terminal.out().contains("done"), terminal::toString);
            var quiet =
                    cutaway.runWrapped("script", "-qec", program + "load -qi " + tar, "/dev/null");
            assertEquals("Loaded image: localhost/busybox:latest", quiet.out().strip());
            var gzip = "gzip -k " + tar + " && ";
            terminal =
                    cutaway.runWrapped(
                            "script",
                            "-qec",
                            gzip + program + "load -i " + tar + ".gz",
                            "/dev/null");
            assertTrue(terminal.out().matches("(?s).* of [^\n]+ read.*"), terminal::toString);
            terminal =
                    cutaway.runWrapped(
                            "script", "-qec", program + "import " + tar + " root", "/dev/null");
            assertTrue(terminal.out().matches("(?s).* of [^\n]+ read.*"), terminal::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void areRefusedInOneSentence(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            cutaway.run("load", "-i", "/absent").isRefused(125, "/absent");
            cutaway.run("save", "-o", made(cutaway, "x"), "absent").isRefused(125, "absent");
            cutaway.run("save", "--format", "zip", "busybox").isRefused(125, "zip", "oci-dir");
            cutaway.run("save", "-o", "/proc/x", "busybox").isRefused(125, "/proc/x");
            cutaway.run("export", "absent").isRefused(125, "absent");
            assertTrue(Files.notExists(Path.of(made(cutaway, "x"))));
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void spaceIsShownAndGivenBack(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            makeSecond(cutaway);
            var usage = cutaway.run("df", "--json").json();
            var first = usage.at("/images/0");
            assertEquals(0, first.get("containers").intValue());
            assertEquals(
                    first.get("bytes").longValue(),
                    first.get("unique").longValue() + first.get("shared").longValue());
            assertTrue(first.get("shared").longValue() > 1_000_000, first::toString);
            assertEquals(usage.get("bytes"), usage.get("reclaimable"));
            cutaway.run("create", "busybox").answer();
            var question = cutaway.runWithInput("n\n", "prune", "--all");
            assertEquals(125, question.code(), question::toString);
            var pruned = cutaway.run("prune", "--all", "--force");
            assertEquals("localhost/second:2", pruned.out().strip());
            assertEquals(1, cutaway.run("images", "--json").json().size());
            assertEquals(0, cutaway.run("df", "--json").json().get("reclaimable").longValue());
        }
    }
}
