package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.problem.LaunchFailureText;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.LaunchReport;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

/// A launch that failed: the operation, the system call, the kernel's answer, what to do, and what
/// had been done before.
final class FailureView {

    private FailureView() {}

    static Node of(Details details, LaunchFailure failure) {
        var text = LaunchFailureText.explain(details.summary().name().text(), failure);
        var panel =
                Nodes.column(
                        StyleClasses.PANEL,
                        Nodes.paragraph(text.what(), StyleClasses.HEADING, StyleClasses.BAD),
                        Nodes.paragraph(text.why(), StyleClasses.COMMAND),
                        Nodes.paragraph(text.advice()));
        panel.getStyleClass().add(StyleClasses.FAILURE);
        details.report().ifPresent(report -> panel.getChildren().add(steps(report)));
        var scroll = Nodes.styled(new ScrollPane(panel), StyleClasses.SCROLL);
        scroll.setFitToWidth(true);
        return Nodes.column(StyleClasses.PAGE_BODY, Nodes.grow(scroll));
    }

    private static Node steps(LaunchReport report) {
        var rows = Nodes.column(StyleClasses.STACK_TIGHT);
        for (var i = 0; i < report.outcomes().size(); i++) {
            rows.getChildren().add(step(i + 1, report.outcomes().get(i)));
        }
        return Nodes.column(
                StyleClasses.STACK, Nodes.label(FAILURE_STEPS.text(), StyleClasses.HEADING), rows);
    }

    private static HBox step(int number, LaunchReport.Outcome outcome) {
        var worked = outcome.error().isEmpty();
        var icon =
                Nodes.icon(
                        worked ? Feather.CHECK : Feather.X,
                        worked ? StyleClasses.GOOD : StyleClasses.BAD);
        return Nodes.row(
                StyleClasses.LINE_TIGHT,
                icon,
                Nodes.label(String.valueOf(number), StyleClasses.STEP_NUMBER, StyleClasses.NUMBER),
                Nodes.label(outcome.operation(), StyleClasses.STEP_NAME),
                Nodes.label(outcome.call(), StyleClasses.MONO, StyleClasses.STEP_NAME),
                Nodes.label(outcome.error(), StyleClasses.MONO, StyleClasses.BAD),
                Nodes.spacer(),
                Nodes.label(
                        Quantities.milliseconds(outcome.tookNanos()),
                        StyleClasses.MUTED,
                        StyleClasses.NUMBER));
    }
}
