package io.cutaway.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.recording.Recording;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

@DisplayName("A recording that is replayed")
class ReplayModelTest {

    private final Recording recording = Recordings.some("starter");
    private final ReplayModel model = new ReplayModel(recording);

    private BuildSnapshot now() {
        return model.snapshot().get().orElseThrow();
    }

    @Test
    void beginsWithWhatTheKernelSaidFirst() {
        assertEquals(0, now().next());
        assertEquals(recording.first(), now().view());
        assertEquals(StepViews.PLAN.operations().size(), now().operations().size());
        assertEquals(Optional.empty(), now().difference());
        assertTrue(now().isWaiting());
    }

    @Test
    void goesOnAndBackBetweenTheViewsOfTheFile() {
        model.next();
        model.next();
        model.next();
        assertEquals("renamed", now().view().hostname());
        assertEquals(1, now().difference().orElseThrow().facts().size());
        model.previous();
        assertEquals("desk", now().view().hostname());
        model.goTo(3);
        assertEquals("renamed", now().view().hostname());
        model.restart();
        assertEquals(recording.first(), now().view());
    }

    /// Nothing was seen after the second operation, so what was seen before it is shown.
    @Test
    void showsWhatFailed() {
        model.goTo(2);
        assertEquals(StepViews.middle(), now().view());
        assertEquals(Optional.empty(), now().difference());
        assertEquals(PlanRow.Mark.FAILED, PlanRow.of(now()).get(1).mark());
        assertTrue(now().failure(1).orElseThrow().contains("EPERM"));
        assertEquals(Optional.empty(), now().failure(0));
        assertEquals(Optional.empty(), now().failure(2));
    }

    @Test
    void endsWhereTheFileEnds() {
        model.previous();
        assertEquals(0, now().next());
        model.goTo(1000);
        model.next();
        assertEquals(recording.steps().size(), now().next());
        assertFalse(now().isWaiting());
        var marks = PlanRow.of(now()).stream().map(PlanRow::mark).toList();
        assertEquals(
                List.of(
                        PlanRow.Mark.DONE,
                        PlanRow.Mark.FAILED,
                        PlanRow.Mark.DONE,
                        PlanRow.Mark.TO_COME,
                        PlanRow.Mark.TO_COME),
                marks);
    }
}
