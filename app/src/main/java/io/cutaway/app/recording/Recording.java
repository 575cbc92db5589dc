package io.cutaway.app.recording;

import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewedDirectory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A launch that was carried out step by step: its operations, what became of each, and what the
/// kernel said in between. Looking at it asks nothing of any kernel and needs no privilege.
///
/// @param format [#FORMAT]
/// @param made when
/// @param kernel release of the kernel that it was made on (uname(2))
/// @param image what was launched
/// @param first what the kernel said before the first operation
/// @param steps as many of the plan's operations as were tried, in order
public record Recording(
        int format,
        Instant made,
        String kernel,
        String image,
        LaunchPlan plan,
        StepView first,
        List<Step> steps) {

    /// The number of this form of the file.
    public static final int FORMAT = 1;

    /// A launch with a hundred layers has four hundred.
    private static final int MOST_OPERATIONS = 10_000;

    /// Views are compared mount by mount; no container has so many.
    private static final int MOST_MOUNTS = 4096;

    /// One operation.
    ///
    /// @param after what the kernel said then; absent when there was no process left to ask
    public record Step(StepOutcome outcome, Optional<StepView> after) {}

    public Recording {
        steps = List.copyOf(steps);
        if (plan.operations().size() > MOST_OPERATIONS) {
            throw new IllegalArgumentException("more than " + MOST_OPERATIONS + " operations");
        }
        check(first);
        steps.forEach(step -> step.after().ifPresent(Recording::check));
        if (steps.size() > plan.operations().size()) {
            throw new IllegalArgumentException("more steps than operations");
        }
        for (var i = 0; i < steps.size(); i++) {
            if (steps.get(i).outcome().index() != i) {
                throw new IllegalArgumentException("step " + i + " is about another operation");
            }
        }
    }

    private static void check(StepView view) {
        if (view.mounts().size() > MOST_MOUNTS) {
            throw new IllegalArgumentException("more than " + MOST_MOUNTS + " mounts in a view");
        }
        if (view.directory().files().size() > ViewedDirectory.MOST) {
            throw new IllegalArgumentException(
                    "more than " + ViewedDirectory.MOST + " files in a view");
        }
    }

    /// What a session has done since its start.
    public static Recording of(Instant made, String kernel, String image, StepSession session) {
        var plan = new LaunchPlan(session.operations());
        var taken = session.taken();
        var first = taken.isEmpty() ? session.view() : taken.getFirst().before();
        var steps = taken.stream().map(t -> new Step(t.outcome(), t.after())).toList();
        return new Recording(FORMAT, made, kernel, image, plan, first, steps);
    }

    /// The steps as a live session has them.
    public List<TakenStep> taken() {
        var taken = new ArrayList<TakenStep>();
        var before = first;
        for (var step : steps) {
            var operation = plan.operations().get(step.outcome().index());
            taken.add(new TakenStep(operation, step.outcome(), before, step.after()));
            before = step.after().orElse(before);
        }
        return List.copyOf(taken);
    }
}
