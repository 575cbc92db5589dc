package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.IntStream;

/// Nothing that happens to the app or the helper happens to a container.
class SurvivalIT {

    private static final String LINES =
            """
            i=0
            while [ ! -e /tmp/end ]; do i=$((i + 1)); echo $i; usleep 10000; done
            exit 42
            """;

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aContainerOutlivesAppHelperAndSession(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            // The helper, too, shall be started in the session that will end.
            kill("-KILL", cutaway.helper());
            try (var session =
                    cutaway.startSession("run", "--name", "lines", "busybox", "sh", "-c", LINES)) {
                Host.await("the first lines are printed", () -> session.out().lines().count() > 20);
                endAll(cutaway, session.process().pid());
            }
            awaitMoreLines(cutaway);
            assertTrue(cutaway.run("ps").answer().contains("lines"));
            cutaway.run("exec", "lines", "touch", "/tmp/end").answer();
            assertEquals("42", cutaway.run("wait", "lines").answer());
            hasNoGap(cutaway.run("logs", "lines").answer().lines().toList());
        }
    }

    private static void endAll(Cutaway cutaway, long session) {
        var app = Long.parseLong(Host.run("pgrep", "-P", Long.toString(session)).strip());
        kill("-KILL", app);
        kill("-KILL", cutaway.helper());
        kill("-HUP", -session);
        Host.run("sh", "-c", "ps -o pid= --sid " + session + " | xargs -r kill -HUP || true");
        Host.await(
                "the session has ended",
                () -> ProcessHandle.of(session).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static void awaitMoreLines(Cutaway cutaway) {
        var before = cutaway.run("logs", "lines").answer().lines().count();
        Host.await(
                "more lines are logged",
                () -> cutaway.run("logs", "lines").answer().lines().count() > before);
    }

    private static void hasNoGap(List<String> lines) {
        assertEquals(
                IntStream.rangeClosed(1, lines.size()).mapToObj(Integer::toString).toList(), lines);
    }

    /// @param pid negative for a process group
    private static void kill(String signal, long pid) {
        Host.run("kill", signal, "--", Long.toString(pid));
    }
}
