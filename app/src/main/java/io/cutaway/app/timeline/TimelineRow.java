package io.cutaway.app.timeline;

import io.cutaway.app.text.Quantities;
import io.cutaway.app.timeline.Timeline.Step;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.OperationSubject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line of the launch page.
///
/// @param key what makes it the same line after an update
/// @param number of the operation in this launch; empty when only the other has it
/// @param state whether it worked
/// @param start where its bar begins, as a part of the whole launch from 0 to 1
/// @param length how long its bar is, likewise
/// @param took in words
/// @param there how long it took in the other launch, in words; empty without one
record TimelineRow(
        int key,
        String number,
        Operation operation,
        State state,
        double start,
        double length,
        String took,
        String there) {

    /// What became of an operation.
    enum State {
        DONE,
        FAILED,
        NOT_REACHED,
        ONLY_THERE
    }

    String name() {
        return operation.name();
    }

    String subject() {
        return OperationSubject.of(operation);
    }

    /// The lines of a launch, beside another one if there is one.
    static List<TimelineRow> of(Timeline here, Optional<Timeline> there) {
        var total = Math.max(1, here.totalNanos());
        var rows = new ArrayList<TimelineRow>();
        for (var pair : TimelineComparison.of(here, there.orElse(Timeline.NONE))) {
            var other = pair.there().map(TimelineRow::took).orElse("");
            rows.add(
                    pair.here()
                            .map(step -> here(rows.size(), step, total, other))
                            .orElseGet(() -> there(rows.size(), pair.there().orElseThrow())));
        }
        return List.copyOf(rows);
    }

    private static TimelineRow here(int key, Step step, long total, String there) {
        var started = step.outcome().map(outcome -> outcome.startedNanos()).orElse(0L);
        return new TimelineRow(
                key,
                String.valueOf(step.number()),
                step.operation(),
                state(step),
                started / (double) total,
                step.tookNanos() / (double) total,
                took(step),
                there);
    }

    private static TimelineRow there(int key, Step step) {
        return new TimelineRow(key, "", step.operation(), State.ONLY_THERE, 0, 0, "", took(step));
    }

    private static State state(Step step) {
        if (step.outcome().isEmpty()) {
            return State.NOT_REACHED;
        }
        return step.failed() ? State.FAILED : State.DONE;
    }

    private static String took(Step step) {
        return step.outcome().isEmpty() ? "" : Quantities.milliseconds(step.tookNanos());
    }
}
