package io.cutaway.app.container;

import io.cutaway.app.problem.Explanation;
import io.cutaway.app.problem.LaunchFailureText;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.protocol.ContainerRequest.PlanLaunch;

import java.util.List;

/// What the launch form says about its consequences.
sealed interface PlanPreview {

    /// The form is not complete.
    record Nothing() implements PlanPreview {}

    /// This would be done.
    ///
    /// @param failures what is certain to go wrong
    record Planned(
            PlanSummary summary, ContainerSpec spec, LaunchPlan plan, List<Explanation> failures)
            implements PlanPreview {

        static Planned of(ContainerSpec spec, PlanLaunch.Planned planned) {
            return new Planned(
                    PlanSummary.of(planned.plan()),
                    spec,
                    planned.plan(),
                    planned.failures().stream().map(LaunchFailureText::predict).toList());
        }
    }

    /// It can't be planned.
    record Impossible(Explanation because) implements PlanPreview {}
}
