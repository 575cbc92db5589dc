package io.cutaway.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerState.Exited;
import io.cutaway.engine.container.ContainerState.Lost;
import io.cutaway.engine.container.ContainerState.Running;
import io.cutaway.engine.protocol.ContainerRequest.KillContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// What becomes of containers when a helper, a shim or a disk fails, the same whoever runs the
/// helper.
abstract class ContainerRecoveryTest extends ContainerTests {

    ContainerRecoveryTest(HelperProcess helper) {
        super(helper);
    }

    @Test
    void findsContainersAgainAfterItWasKilled() throws Exception {
        var id = containers.start(Containers.running("sh", "-c", "echo on; sleep 1000").build());
        helper.kill();
        helper.start();
        assertInstanceOf(Running.class, containers.states().getFirst());
        assertEquals("more\n", exec(id, "echo $EXTRA").text());
        helper.call(new KillContainer(id.hex(), 9)).close();
        assertInstanceOf(Exited.class, containers.await(id));
        assertEquals(List.of("on"), containers.log(id));
    }

    @Test
    void knowsTheEndThatCameWhileItWasDead() throws Exception {
        var slow = containers.start(Containers.running("sh", "-c", "sleep 1; exit 6").build());
        helper.kill();
        var exit = directory(slow).resolve("exit");
        Eventually.isTrue("it ended", () -> Files.exists(exit));
        helper.start();
        var exited = assertInstanceOf(Exited.class, containers.await(slow));
        assertEquals(6, exited.status().code());
    }

    @Test
    void startsThoughTheShimsThatWaitedWereKilled() throws Exception {
        var waiting = awaitWaiting();
        waiting.forEach(ProcessHandle::destroyForcibly);
        var id = containers.start(Containers.running("sh", "-c", "exit 4").build());
        assertEquals(4, assertInstanceOf(Exited.class, containers.await(id)).status().code());
        Eventually.isTrue("they were reaped", () -> areGone(waiting));
        awaitWaiting();
    }

    @Test
    void leavesNoShimThatWaited() throws Exception {
        var waiting = awaitWaiting();
        helper.kill();
        Eventually.isTrue("they have ended", () -> areGone(waiting));
        helper.start();
    }

    /// The children of the helper, which has no container just now.
    private List<ProcessHandle> awaitWaiting() throws Exception {
        var process = ProcessHandle.of(helper.pid()).orElseThrow();
        Eventually.isTrue("two shims wait", () -> process.children().count() == 2);
        return process.children().toList();
    }

    private static boolean areGone(List<ProcessHandle> processes) {
        return processes.stream()
                .map(ProcessHandle::pid)
                .allMatch(p -> ProcessHandle.of(p).isEmpty());
    }

    @Test
    void cleansUpAfterAKilledShim() throws Exception {
        var id = containers.start(Containers.running("sleep", "1000").build());
        var running = assertInstanceOf(Running.class, containers.states().getFirst());
        ProcessHandle.of(running.shimPid()).orElseThrow().destroyForcibly();
        assertInstanceOf(Lost.class, containers.await(id));
        Eventually.isTrue(
                "its first process is gone", () -> ProcessHandle.of(running.pid()).isEmpty());
    }

    /// A shim serves clients for a while after its container has ended.
    @Test
    void startsAgainWhileTheShimBeforeIsStillEnding() throws Exception {
        var script =
                """
                if [ -e /second ]; then exec sleep 1000; fi
                touch /second
                i=0
                while [ $i -lt 4000 ]; do
                    echo "a line of a hundred bytes, which nobody reads before the container ends"
                    i=$((i + 1))
                done
                """;
        var id = containers.create(Containers.running("sh", "-c", script).build());
        var start = new StartContainer(id.hex(), List.of(), Optional.empty(), true);
        long before;
        try (var unread = helper.call(start).descriptors().getFirst()) {
            assertTrue(unread.number() > 0);
            assertInstanceOf(Exited.class, containers.await(id));
            before = shimPid(id);
            containers.start(id);
            assertTrue(ProcessHandle.of(before).isPresent(), "the shim is still ending");
        }
        Eventually.isTrue("it is gone", () -> ProcessHandle.of(before).isEmpty());
        assertEquals("more\n", exec(id, "echo $EXTRA").text());
        assertInstanceOf(Running.class, containers.states().getFirst());
    }

    private long shimPid(ContainerId id) throws Exception {
        var shim = Files.readAllLines(directory(id).resolve("shim")).get(2);
        return Long.parseLong(shim.split(" ")[0]);
    }

    @Test
    void startsWithWhatALossOfPowerLeft() throws Exception {
        var ended = containers.start(Containers.running("sh", "-c", "exit 7").name("a").build());
        containers.await(ended);
        var broken = containers.start(Containers.running("true").name("b").build());
        containers.await(broken);
        Eventually.isTrue("saved", () -> Files.exists(directory(broken).resolve("state.json")));
        helper.kill();
        var all = directory(ended).resolveSibling("file");
        Files.writeString(all, "not a container");
        Files.createDirectory(directory(ended).resolveSibling(".partial-removed"));
        Files.delete(directory(ended).resolve("state.json"));
        for (var name : List.of("shim", "exit", "state.json")) {
            Files.write(directory(broken).resolve(name), new byte[0]);
        }
        helper.start();
        var states = containers.states();
        assertEquals(7, assertInstanceOf(Exited.class, states.getFirst()).status().code());
        assertInstanceOf(Lost.class, states.getLast());
        assertTrue(Files.exists(all), "what is no container is left alone");
        assertFalse(Files.exists(directory(ended).resolveSibling(".partial-removed")));
        Files.delete(all);
    }

    @Test
    void startsWithFilesThatHoldAnything() throws Exception {
        var id = containers.start(Containers.running("true").build());
        containers.await(id);
        helper.kill();
        Files.writeString(directory(id).resolve("shim"), "1\nx\ny\nz\n");
        Files.writeString(directory(id).resolve("exit"), "1\n\n\n\n");
        helper.start();
        assertEquals(1, containers.states().size());
    }

    @Test
    void runsAndEndsWhileItsStateCantBeWritten() throws Exception {
        var id = containers.create(Containers.running("sleep", "1000").build());
        var inTheWay = directory(id).resolve("state.json/in-the-way");
        helper.asOwner(() -> Files.createDirectories(inTheWay));
        containers.start(id);
        assertInstanceOf(Running.class, containers.states().getFirst());
        helper.call(new KillContainer(id.hex(), 9)).close();
        assertInstanceOf(Exited.class, containers.await(id));
    }

    @Test
    void keepsProcessesThatJoinedWhileItWasDead() throws Exception {
        var id = containers.start(Containers.running("sleep", "1000").build());
        var execs = directory(id).resolve("exec");
        try (var first = beginExec(id, "until [ -e /go ]; do sleep 0.1; done; exit 5")) {
            helper.kill();
            helper.start();
            assertEquals(4, exec(id, "exit 4").status().code());
            Eventually.isTrue("its directory is gone", () -> !Files.exists(execs.resolve("2")));
            assertTrue(Files.exists(execs.resolve("1/shim")), "the first one's is not");
            exec(id, "touch /go");
            assertEquals(5, Streams.readToEnd(first).status().code());
        }
        Eventually.isTrue("the first one's is gone, too", () -> isEmpty(execs));
    }

    /// Its helper was killed after it had made the shim, and before anything ran.
    @Test
    void removesWhatWasToBeRemovedAndNeverRan() throws Exception {
        var id = containers.create(Containers.running("true").autoRemove(true).build());
        helper.kill();
        Files.writeString(directory(id).resolve("shim"), "1\nanother boot\n1 1\n0 0\n");
        helper.start();
        Eventually.isTrue("it is gone", () -> containers.states().isEmpty());
    }
}
