package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Images whose trees and configurations are made to mislead whoever runs them.
class HostileImageIT {

    private static final Shared SHARED = new Shared();

    /// Commands that tell names.
    private static final List<String> TELLING =
            """
            diff c
            layers c /
            layers c /d
            layers --json c /
            mounts c
            mounts --json c
            mounts c --compare host
            ps --no-trunc
            inspect c
            inspect hostile
            plan --as shell hostile
            """
                    .lines()
                    .toList();

    @AfterAll
    static void close() {
        SHARED.close();
    }

    /// Imports busybox with changes to its tree.
    ///
    /// @param changes a script that stands in the tree
    /// @param flags of the import
    private static Cutaway withChanged(Lane lane, String changes, String... flags) {
        var cutaway = SHARED.in(lane);
        var text =
                """
                folder=$(mktemp -d)
                trap 'rm -rf "$folder"' EXIT
                tar -C "$folder" -xpf "$0"
                (cd "$folder"; eval "$1")
                tar -C "$folder" -cf "$2" .
                chmod 644 "$2"
                """;
        var tar = cutaway.folder().resolve("hostile.tar").toString();
        Host.run("sh", "-euc", text, Images.busybox().toString(), changes, tar);
        var command = new ArrayList<>(List.of("import"));
        command.addAll(List.of(flags));
        command.addAll(List.of(tar, "hostile"));
        cutaway.run(command.toArray(String[]::new)).answer();
        return cutaway;
    }

    /// Whoever opens one waits for its other end.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void fifosWhereFilesShouldBeAreNotWaitedFor(Lane lane) {
        var changes = "rm etc/passwd etc/group; mkfifo etc/passwd etc/group etc/hosts";
        var cutaway = withChanged(lane, changes);
        assertEquals(
                "0",
                cutaway.run("run", "--rm", "hostile", "stat", "-Lc", "%u", "/proc/self").answer());
        assertEquals(
                "7",
                cutaway.run("run", "--rm", "-u", "7", "hostile", "stat", "-Lc", "%u", "/proc/self")
                        .answer());
        cutaway.run("run", "--rm", "-u", "app", "hostile", "true").isRefused(125, "app");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void usersThatAreNotThereAreRefused(Lane lane) {
        var cutaway = withChanged(lane, "rm etc/passwd etc/group", "-c", "USER=app");
        cutaway.run("run", "--rm", "hostile", "true").isRefused(125, "app");
        withChanged(lane, "printf 'app:x:-1:99999999999:::\\n' >etc/passwd", "-c", "USER=app");
        cutaway.run("run", "--rm", "hostile", "true").isRefused(125, "app");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void workingDirectoriesStayInside(Lane lane) {
        var changes = "ln -s ../../../../../../tmp out; ln -s /proc/self/fd descriptors";
        var cutaway = withChanged(lane, changes, "-c", "WORKDIR=/out");
        assertEquals("/tmp", cutaway.run("run", "--rm", "hostile", "pwd", "-P").answer());
        for (var way : "/proc/self/fd/5 /descriptors/5 /proc/self/cwd /proc/1/root".split(" ")) {
            withChanged(lane, changes, "-c", "WORKDIR=" + way);
            var outcome = cutaway.run("run", "--rm", "hostile", "true");
            outcome.isRefused(outcome.code(), way);
            assertTrue(outcome.code() >= 125, outcome::toString);
        }
    }

    /// What a launch mounts on and writes to is found below the new root alone.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void linksInPlaceOfTheSystemsFoldersLeadNowhere(Lane lane) {
        var outside = SHARED.in(lane).shared("outside");
        var before = Host.run("find", outside.toString(), "-printf", "%p %m %T@ %s\\n");
        for (var name : "etc proc sys dev tmp".split(" ")) {
            var changes = "rm -rf %s; ln -s %s %s".formatted(name, outside, name);
            var cutaway = withChanged(lane, changes);
            var outcome = cutaway.run("run", "--rm", "hostile", "true");
            if (outcome.code() != 0) {
                outcome.isRefused(outcome.code());
            }
            assertEquals(
                    before, Host.run("find", outside.toString(), "-printf", "%p %m %T@ %s\\n"));
        }
    }

    /// As a file of the container's, a file of a layer, a mount point, a folder of the host, a
    /// command, a variable and a link: an escape sequence, a newline, a bell, and one byte that
    /// begins a sequence like an escape does (ECMA-48, C1), written in UTF-8.
    @ParameterizedTest
    @EnumSource(value = Lane.class, names = "USER")
    void namesDoNotReachATerminal(Lane lane) {
        var name = "a\033]0;owned\007\nb\u009b31mowned";
        var quoted = "\"$(printf 'a\\033]0;owned\\007\\nb\\302\\23331mowned')\"";
        var changes = "mkdir %1$s d; ln -s %1$s d/%1$s".formatted(quoted);
        var cutaway = withChanged(lane, changes, "-c", "ENV=A=" + name);
        var volume = cutaway.shared(name) + ":/" + name;
        var script = "echo x >/x" + quoted + "; exec sleep 1000";
        var run = List.of("run", "-d", "--name", "c", "-v", volume, "hostile");
        cutaway.run(with(run, "sh", "-c", script, name)).answer();
        Host.await("it has written", () -> cutaway.run("diff", "c").out().contains("A /xa"));
        for (var words : TELLING) {
            var command = "'" + cutaway.word() + "' " + words;
            var seen = cutaway.runWrapped("script", "-qec", command, "/dev/null");
            assertEquals(0, seen.code(), seen::toString);
            assertTrue(seen.out().contains("owned"), seen::toString);
            var controls = seen.out().replaceAll("[\\r\\n\\t]", "");
            assertTrue(controls.chars().noneMatch(Character::isISOControl), seen::toString);
        }
        assertTrue(cutaway.run("diff", "c").answer().contains("/x" + name));
        cutaway.run("rm", "-f", "c").answer();
    }

    private static String[] with(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /// Larger than what execve(2) takes: 128 KiB a string.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void environmentsThatNoProgramCanHaveAreRefused(Lane lane) {
        var cutaway = withChanged(lane, "true");
        var folder = cutaway.shared("huge");
        cutaway.run("save", "-o", folder.resolve("../huge.tar").toString(), "hostile").answer();
        var text =
                """
                cd "$0"; tar -xf ../huge.tar; rm ../huge.tar
                long=$(head -c 300000 /dev/zero | tr '\\0' x)
                printf 's/"Env":\\\\[/&"LONG=%s",/' "$long" >../script
                printf 's/"config":{/"config":{"Env":["LONG=%s"],/' "$long" >../other
                grep -q '"Env":\\[' [0-9a-f]*.json || mv ../other ../script
                sed -i -f ../script [0-9a-f]*.json
                tar -cf ../huge.tar *; chmod 644 ../huge.tar
                """;
        Host.run("sh", "-euc", text, folder.toString());
        var tar = cutaway.folder().resolve("huge.tar");
        assertTrue(Files.exists(tar));
        cutaway.run("load", "-i", tar.toString()).answer();
        var outcome = cutaway.run("run", "--rm", "hostile", "true");
        outcome.isRefused(outcome.code());
        assertTrue(outcome.code() >= 125, outcome::toString);
    }
}
