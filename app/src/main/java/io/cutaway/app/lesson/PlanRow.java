package io.cutaway.app.lesson;

import io.cutaway.app.text.Quantities;
import io.cutaway.app.text.StrangersText;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepResult;

import java.util.List;
import java.util.stream.IntStream;

/// A line of the plan.
///
/// @param index of the operation, from 0
/// @param result its time, or why it failed; empty while it is to come
record PlanRow(int index, String text, Mark mark, String result) {

    /// How it stands.
    enum Mark {
        DONE,
        FAILED,
        LEFT_OUT,
        NEXT,
        TO_COME
    }

    static List<PlanRow> of(BuildSnapshot snapshot) {
        return IntStream.range(0, snapshot.operations().size())
                .mapToObj(index -> row(snapshot, index))
                .toList();
    }

    private static PlanRow row(BuildSnapshot snapshot, int index) {
        var text = StrangersText.inOneLine(snapshot.operations().get(index).title());
        if (index < snapshot.next()) {
            var outcome = snapshot.taken().get(index).outcome();
            return new PlanRow(index, text, mark(outcome.result()), result(outcome));
        }
        var isNext = index == snapshot.next() && snapshot.isWaiting();
        return new PlanRow(index, text, isNext ? Mark.NEXT : Mark.TO_COME, "");
    }

    private static Mark mark(StepResult result) {
        return switch (result) {
            case DONE -> Mark.DONE;
            case FAILED -> Mark.FAILED;
            case LEFT_OUT -> Mark.LEFT_OUT;
        };
    }

    private static String result(StepOutcome outcome) {
        return switch (outcome.result()) {
            case DONE -> Quantities.milliseconds(outcome.tookNanos());
            case FAILED -> StrangersText.inOneLine(outcome.error());
            case LEFT_OUT -> "";
        };
    }
}
