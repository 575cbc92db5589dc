package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.process.ProcessTree;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses;
import io.cutaway.engine.protocol.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// What can be done with a container while it runs.
class LifeIT {

    private static final Shared SHARED = new Shared();

    @AfterAll
    static void close() {
        SHARED.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aProcessRunsBesideTheFirst(Lane lane) {
        var cutaway = SHARED.in(lane);
        detached(lane, "beside", "exec sleep 1000");
        var program = "echo $FIRST; id -u; pwd; cat /proc/1/comm; exit 5";
        var outcome =
                cutaway.run(
                        "exec", "-e", "FIRST=1", "-u", "app", "-w", "/etc", "beside", "sh", "-c",
                        program);
        assertEquals("1\n1000\n/etc\nsleep\n", outcome.out(), outcome::toString);
        assertEquals(5, outcome.code(), outcome::toString);
        assertEquals(
                "typed\n", cutaway.runWithInput("typed\n", "exec", "-i", "beside", "cat").out());
        cutaway.run("exec", "beside", "no-such-program").isRefused(127, "no-such-program");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aProcessBesideTheFirstHasATerminalOfItsOwn(Lane lane) {
        var cutaway = SHARED.in(lane);
        detached(lane, "terminal", "exec sleep 1000");
        var inside = " exec -it terminal sh -c 'tty; stty size'";
        var outcome =
                cutaway.runWrapped(
                        "script",
                        "-qec",
                        "stty rows 31 columns 87; " + cutaway.word() + inside,
                        "/dev/null");
        assertTrue(outcome.out().contains("31 87"), outcome::toString);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theLogIsFollowedToTheEnd(Lane lane) {
        var cutaway = SHARED.in(lane);
        detached(lane, "follow", "echo one; until [ -e /tmp/go ]; do sleep 0.05; done; echo two");
        try (var following = cutaway.start("logs", "-f", "follow")) {
            Host.await("the first line is there", () -> following.out().equals("one\n"));
            cutaway.run("exec", "follow", "touch", "/tmp/go").answer();
            assertEquals("one\ntwo", following.outcome().answer());
        }
        assertEquals("two", cutaway.run("logs", "--tail", "1", "follow").answer());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aProgramThatHandlesTheSignalEndsByItself(Lane lane) {
        var cutaway = SHARED.in(lane);
        detached(
                lane,
                "trap",
                "trap 'echo caught; exit 3' TERM; echo ready; while :; do sleep 0.05; done");
        Host.await("it is ready", () -> cutaway.run("logs", "trap").out().equals("ready\n"));
        cutaway.run("stop", "trap").answer();
        assertEquals("3", cutaway.run("wait", "trap").answer());
        assertEquals("ready\ncaught", cutaway.run("logs", "trap").answer());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aProgramThatIgnoresTheSignalIsKilledInTime(Lane lane) {
        var cutaway = SHARED.in(lane);
        detached(lane, "deaf", "exec sleep 1000");
        cutaway.run("stop", "-t", "1", "deaf").answer();
        assertEquals("137", cutaway.run("wait", "deaf").answer());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aSignalReachesTheFirstProcess(Lane lane) {
        var cutaway = SHARED.in(lane);
        detached(
                lane,
                "signal",
                "trap 'echo caught; exit 4' USR1; echo ready; while :; do sleep 0.05; done");
        Host.await("it is ready", () -> cutaway.run("logs", "signal").out().equals("ready\n"));
        cutaway.run("kill", "-s", "USR1", "signal").answer();
        assertEquals("4", cutaway.run("wait", "signal").answer());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void whatWasWrittenIsThereWhenItIsStartedAgain(Lane lane) {
        var cutaway = SHARED.in(lane);
        cutaway.run(
                        "create",
                        "--name",
                        "again",
                        "busybox",
                        "sh",
                        "-c",
                        "echo line >>/root/lines; wc -l </root/lines")
                .answer();
        assertEquals("1", cutaway.run("start", "-a", "again").answer());
        assertEquals("2", cutaway.run("start", "-a", "again").answer());
        cutaway.run("rm", "again").answer();
        cutaway.run("start", "again").isRefused(125, "again");
    }

    /// Deeper than a message may be nested.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void aChainOfSixtyShellsIsListed(Lane lane) {
        var cutaway = SHARED.in(lane);
        var chain = "[ $1 = 60 ] && exec sleep 1003; sh -c \"$0\" \"$0\" $(($1 + 1)); :";
        var first =
                List.of("run", "-d", "--name", "chain", "busybox", "sh", "-c", chain, chain, "1");
        cutaway.run(first.toArray(String[]::new)).answer();
        Host.await(
                "the last one sleeps",
                () -> cutaway.run("exec", "chain", "ps").out().contains("sleep 1003"));
        var answer = cutaway.ask(new ListProcesses("chain")).path("tree");
        var processes = Json.MAPPER.treeToValue(answer, ProcessTree.class).processes();
        assertEquals(60, processes.size());
        assertEquals(59, processes.getLast().depth());
        assertEquals(List.of("sleep", "1003"), processes.getLast().commandLine());
        var file = cutaway.folder().resolve("chain.svg").toString();
        cutaway.run("overview", "chain", "--svg", file).answer();
        assertTrue(Host.text(file).contains(">" + processes.getFirst().pidOutside() + "<"));
        cutaway.run("namespaces", "chain").answer();
    }

    private static void detached(Lane lane, String name, String text) {
        SHARED.in(lane).run("run", "-d", "--name", name, "busybox", "sh", "-c", text).answer();
    }
}
