package io.cutaway.app.lesson;

import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewDifference;

import java.util.List;
import java.util.Optional;

/// A half-built container at one moment.
///
/// @param operations of its plan, explained
/// @param taken what was done of them
/// @param view what the kernel said last
record BuildSnapshot(
        List<OperationExplanation> operations,
        List<TakenStep> taken,
        StepPhase phase,
        StepView view) {

    BuildSnapshot {
        operations = List.copyOf(operations);
        taken = List.copyOf(taken);
    }

    static BuildSnapshot of(StepSession session) {
        return new BuildSnapshot(
                OperationExplanation.of(new LaunchPlan(session.operations())),
                session.taken(),
                session.phase(),
                session.view());
    }

    /// The place of what comes next.
    int next() {
        return taken.size();
    }

    boolean isWaiting() {
        return phase == StepPhase.WAITING && next() < operations.size();
    }

    /// What the last operation changed; empty before the first one, and when nothing can be said.
    Optional<ViewDifference> difference() {
        return taken.isEmpty() ? Optional.empty() : taken.getLast().difference();
    }
}
