package io.cutaway.app.timeline;

import static io.cutaway.app.timeline.TimelineMessage.*;

import io.cutaway.app.explanation.ExplanationNodes;
import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.problem.ErrnoText;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.timeline.Timeline.Step;
import io.cutaway.engine.launch.LaunchReport.Outcome;

import javafx.scene.Node;

import java.util.Optional;

/// One operation: what became of it, and what it is.
final class StepDetails {

    private StepDetails() {}

    static Node of(TimelineRow row, Timeline timeline, Optional<OperationExplanation> explanation) {
        var step = step(row, timeline);
        var all =
                Nodes.column(
                        StyleClasses.STACK,
                        Nodes.paragraph(row.name(), StyleClasses.HEADING, StyleClasses.DATA),
                        Nodes.paragraph(row.subject(), StyleClasses.MONO),
                        Nodes.label(RESULT.text(), StyleClasses.STRONG),
                        Nodes.paragraph(
                                step.map(StepDetails::result).orElseGet(RESULT_ONLY_THERE::text)));
        explanation.ifPresent(known -> all.getChildren().addAll(ExplanationNodes.of(known)));
        return all;
    }

    private static Optional<Step> step(TimelineRow row, Timeline timeline) {
        return timeline.steps().stream()
                .filter(step -> String.valueOf(step.number()).equals(row.number()))
                .findFirst();
    }

    private static String result(Step step) {
        return step.outcome().map(StepDetails::result).orElseGet(RESULT_NOT_REACHED::text);
    }

    private static String result(Outcome outcome) {
        return outcome.error().isEmpty()
                ? RESULT_DONE.text(
                        outcome.call(),
                        Quantities.milliseconds(outcome.startedNanos()),
                        Quantities.milliseconds(outcome.tookNanos()))
                : RESULT_FAILED.text(
                        outcome.call(),
                        outcome.error(),
                        ErrnoText.meaning(outcome.error()).orElse(outcome.error()));
    }
}
