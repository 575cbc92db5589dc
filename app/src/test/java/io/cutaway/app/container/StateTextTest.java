package io.cutaway.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.container.LaunchFailure;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;

@DisplayName("A container's state in words")
class StateTextTest {

    private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(7200);

    @Test
    void saysThatItHasNeverRun() {
        check(new ContainerState.Created(), "created", "never started", StyleClasses.QUIET);
    }

    @Test
    void saysHowItEnded() {
        check(exited(0, 0), "stopped", "exit 0, 2 h ago", StyleClasses.QUIET);
        check(exited(3, 0), "stopped", "exit 3, 2 h ago", StyleClasses.QUIET);
        check(exited(0, 9), "stopped", "signal 9, 2 h ago", StyleClasses.QUIET);
    }

    @Test
    void namesTheOperationThatFailed() {
        var failure = new LaunchFailure(3, "MountOverlay", "mount", "EINVAL", "");
        check(
                new ContainerState.Failed(failure, NOW),
                "failed",
                "MountOverlay: EINVAL",
                StyleClasses.BAD);
    }

    @Test
    void saysThatNobodySawItEnd() {
        check(
                new ContainerState.Lost(BEFORE),
                "lost",
                "nobody saw it end, 2 h ago",
                StyleClasses.WARNING);
    }

    private static ContainerState exited(int code, int signal) {
        return new ContainerState.Exited(new ExitStatus(code, signal), BEFORE);
    }

    private static void check(ContainerState state, String word, String detail, String styleClass) {
        assertEquals(new StateText(word, detail, styleClass), StateText.of(state, NOW));
    }
}
