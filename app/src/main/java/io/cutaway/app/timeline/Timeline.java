package io.cutaway.app.timeline;

import io.cutaway.engine.launch.LaunchReport;
import io.cutaway.engine.launch.LaunchReport.Outcome;
import io.cutaway.engine.launch.Operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A launch that has been tried: the operations of its plan with what became of each.
///
/// @param steps all operations of the plan, in its order
record Timeline(List<Step> steps) {

    static final Timeline NONE = new Timeline(List.of());

    /// One operation.
    ///
    /// @param number from 1
    /// @param outcome empty when it was not reached
    record Step(int number, Operation operation, Optional<Outcome> outcome) {

        boolean failed() {
            return outcome.filter(o -> !o.error().isEmpty()).isPresent();
        }

        /// When it was over, in nanoseconds since the launch began; 0 when it was not reached.
        long endedNanos() {
            return outcome.map(o -> o.startedNanos() + o.tookNanos()).orElse(0L);
        }

        long tookNanos() {
            return outcome.map(Outcome::tookNanos).orElse(0L);
        }
    }

    Timeline {
        steps = List.copyOf(steps);
    }

    static Timeline of(List<Operation> operations, LaunchReport report) {
        var steps = new ArrayList<Step>();
        for (var i = 0; i < operations.size(); i++) {
            var outcome =
                    i < report.outcomes().size()
                            ? Optional.of(report.outcomes().get(i))
                            : Optional.<Outcome>empty();
            steps.add(new Step(i + 1, operations.get(i), outcome));
        }
        return new Timeline(steps);
    }

    /// From the beginning of the first operation to the end of the last that was reached.
    long totalNanos() {
        return steps.stream().mapToLong(Step::endedNanos).max().orElse(0);
    }

    /// The operation that took longest.
    Optional<Step> slowest() {
        return steps.stream()
                .filter(step -> step.outcome().isPresent())
                .max(Comparator.comparingLong(Step::tookNanos));
    }

    Optional<Step> failure() {
        return steps.stream().filter(Step::failed).findFirst();
    }
}
