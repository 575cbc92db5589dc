package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// What the flags of `run` do, seen from inside.
class RunIT {

    private static final Shared SHARED = new Shared();

    @AfterAll
    static void close() {
        SHARED.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theExitCodeIsTheContainersOwn(Lane lane) {
        assertEquals(0, SHARED.in(lane).shell("true").code());
        assertEquals(7, SHARED.in(lane).shell("exit 7").code());
        assertEquals(128 + 9, SHARED.in(lane).shell("sh -c 'kill -9 $$'; exit $?").code());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void inputComesFromAPipeAndOutputGoesToItsOwnStream(Lane lane) {
        var outcome =
                SHARED.in(lane)
                        .runWithInput(
                                "one\ntwo\n",
                                "run",
                                "--rm",
                                "-i",
                                "busybox",
                                "sh",
                                "-c",
                                "cat; echo three >&2");
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals("one\ntwo\n", outcome.out());
        assertEquals("three\n", outcome.err());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void environmentAndFolderAreThoseAskedFor(Lane lane) throws IOException {
        var cutaway = SHARED.in(lane);
        var file = cutaway.folder().resolve("entries");
        Files.writeString(file, "# a note\nFIRST=of the file\nSECOND=of the file\n");
        lane.give(file);
        check(
                lane,
                "of the file, of the flag, and more\n/new/folder",
                "--env-file",
                file.toString(),
                "-e",
                "SECOND=of the flag",
                "-e",
                "THIRD=and more",
                "-w",
                "/new/folder",
                "busybox",
                "sh",
                "-c",
                "echo $FIRST, $SECOND, $THIRD; pwd");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aUserByNameHasItsGroupsAndNoCapability(Lane lane) {
        check(
                lane,
                "1000 1000\n1001\n0000000000000000",
                "-u",
                "app",
                "busybox",
                "sh",
                "-c",
                """
                echo $(id -u) $(id -g)
                awk '/Groups:/ { print $NF }' /proc/self/status
                awk '/CapEff:/ { print $2 }' /proc/self/status
                """);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void droppedCapabilitiesAreInNoSet(Lane lane) {
        var sets = "grep -c 'Cap.*:.0000000000000000$' /proc/self/status";
        check(lane, "5", "--cap-drop", "ALL", "busybox", "sh", "-c", sets);
        var effective = "awk '/CapEff/ { print $2 }' /proc/self/status";
        check(
                lane,
                "0000000000000400",
                "--cap-drop",
                "ALL",
                "--cap-add",
                "NET_BIND_SERVICE",
                "busybox",
                "sh",
                "-c",
                effective);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theHostnameIsTheContainersAlone(Lane lane) {
        check(
                lane,
                "inside\ninside",
                "--hostname",
                "inside",
                "busybox",
                "sh",
                "-c",
                "hostname; cat /etc/hostname");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aReadOnlyRootIsWrittenOnlyWhereATmpfsIs(Lane lane) {
        check(
                lane,
                "refused\n1777 tmpfs",
                "--read-only",
                "--tmpfs",
                "/tmp:size=1m",
                "busybox",
                "sh",
                "-c",
                """
                touch /etc/new 2>/dev/null || echo refused
                touch /tmp/new && echo $(stat -c %a /tmp) $(stat -f -c %T /tmp)
                """);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theNetworkIsEmptyOrTheHosts(Lane lane) {
        var names = "ls /sys/class/net | sort | tr '\\n' ' '";
        check(lane, "lo", "--network", "private", "busybox", "sh", "-c", names);
        var hosts = Host.run("sh", "-c", names);
        check(lane, hosts, "--network", "host", "busybox", "sh", "-c", names);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void loopbackIsUpUnlessThereShallBeNoNetwork(Lane lane) {
        var state = "ip link show lo | grep -q '[<,]UP[,>]' && echo up || echo down";
        check(lane, "up", "busybox", "sh", "-c", state);
        check(lane, "down", "--network", "none", "busybox", "sh", "-c", state);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void anEntrypointStandsBeforeTheCommand(Lane lane) {
        check(lane, "a b", "--entrypoint", "echo", "busybox", "a", "b");
        check(lane, "x a", "--entrypoint", "[\"echo\",\"x\"]", "busybox", "a");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aLimitIsInForce(Lane lane) {
        check(
                lane,
                "100 200",
                "--ulimit",
                "nofile=100:200",
                "busybox",
                "sh",
                "-c",
                "echo $(ulimit -Sn) $(ulimit -Hn)");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void newNamespacesAreRefusedInside(Lane lane) {
        var outcome = SHARED.in(lane).shell("unshare -m true; unshare -U true");
        assertEquals(2, outcome.err().lines().count(), outcome::toString);
        assertTrue(
                outcome.err().lines().allMatch(line -> line.contains("Operation not permitted")),
                outcome::toString);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aTerminalHasTheSizeOfTheCallers(Lane lane) {
        var cutaway = SHARED.in(lane);
        var inside = " run --rm -it busybox sh -c 'tty; stty size; echo $TERM'";
        var outcome =
                cutaway.runWrapped(
                        "script",
                        "-qec",
                        "stty rows 41 columns 97; " + cutaway.word() + inside,
                        "/dev/null");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().contains("41 97"), outcome::toString);
    }

    private static void check(Lane lane, String expected, String... flags) {
        var command = new ArrayList<>(List.of("run", "--rm"));
        command.addAll(List.of(flags));
        assertEquals(expected, SHARED.in(lane).run(command.toArray(String[]::new)).answer());
    }
}
