package io.cutaway.app.container;

import io.cutaway.app.problem.Explanation;

/// What the launch form says about its consequences.
sealed interface PlanPreview {

    /// The form is not complete.
    record Nothing() implements PlanPreview {}

    /// This would be done.
    record Planned(PlanSummary summary) implements PlanPreview {}

    /// It can't be planned.
    record Impossible(Explanation because) implements PlanPreview {}
}
