package io.cutaway.app.lesson;

import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.recording.Recording;
import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.TakenStep;
import io.cutaway.app.text.StrangersText;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepResult;
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

    /// What a recording shows when that many operations are done.
    static BuildSnapshot of(List<OperationExplanation> operations, Recording recording, int done) {
        var taken = recording.taken().subList(0, done);
        var view =
                taken.isEmpty()
                        ? recording.first()
                        : taken.getLast().after().orElse(taken.getLast().before());
        var isLast = done == recording.steps().size();
        return new BuildSnapshot(
                operations, taken, isLast ? StepPhase.ENDED : StepPhase.WAITING, view);
    }

    /// Why an operation failed, in words; empty when it did not, or is to come.
    Optional<String> failure(int index) {
        return taken.stream()
                .skip(index)
                .findFirst()
                .map(TakenStep::outcome)
                .filter(outcome -> outcome.result() == StepResult.FAILED)
                .map(
                        outcome ->
                                LessonMessage.OPERATION_FAILED.text(
                                        StrangersText.of(outcome.call()),
                                        StrangersText.of(outcome.error())));
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
