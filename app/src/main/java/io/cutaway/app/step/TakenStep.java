package io.cutaway.app.step;

import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewDifference;

import java.util.Optional;

/// An operation that was carried out or left out, with what the kernel said around it.
///
/// @param after absent when there was no process left to ask: the program had ended at once
public record TakenStep(
        Operation operation, StepOutcome outcome, StepView before, Optional<StepView> after) {

    /// What it changed; empty when there is nothing to compare with.
    public Optional<ViewDifference> difference() {
        return after.map(now -> ViewDifference.between(before, now));
    }
}
