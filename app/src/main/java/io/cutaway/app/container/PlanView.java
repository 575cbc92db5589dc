package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.problem.Explanation;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.process.IdMap;
import io.cutaway.icons.CutawayIcon;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What will happen when the form is launched: mounts, ids, powers.
final class PlanView {

    private final VBox content = Nodes.column(StyleClasses.STACK_WIDE);
    private final Label count = Nodes.label("", StyleClasses.MUTED);
    private final VBox node;

    PlanView(ObservableValue<PlanPreview> preview) {
        node =
                Nodes.column(
                        StyleClasses.STACK_WIDE,
                        Nodes.row(
                                StyleClasses.LINE,
                                Nodes.icon(CutawayIcon.LAUNCH_PLAN),
                                Nodes.label(PLAN_TITLE.text(), StyleClasses.HEADING),
                                Nodes.spacer(),
                                count),
                        content);
        preview.subscribe(this::show);
    }

    private void show(PlanPreview preview) {
        switch (preview) {
            case PlanPreview.Nothing() ->
                    replace("", Nodes.paragraph(PLAN_NOTHING.text(), StyleClasses.MUTED));
            case PlanPreview.Impossible(var because) -> replace("", impossible(because));
            case PlanPreview.Planned(var summary) ->
                    replace(PLAN_OPERATIONS.text(summary.operations()), planned(summary));
        }
    }

    private void replace(String operations, Node shown) {
        count.setText(operations);
        content.getChildren().setAll(shown);
    }

    private static Node impossible(Explanation because) {
        return Nodes.column(
                StyleClasses.STACK,
                Nodes.paragraph(because.what(), StyleClasses.STRONG, StyleClasses.BAD),
                Nodes.paragraph(because.why(), StyleClasses.MUTED),
                Nodes.paragraph(because.advice()));
    }

    private static Node planned(PlanSummary summary) {
        var mounts = Nodes.column(StyleClasses.STACK_TIGHT);
        summary.mounts().forEach(mount -> mounts.getChildren().add(row(mount)));
        var all = Nodes.column(StyleClasses.STACK_WIDE, mounts);
        all.getChildren().add(Nodes.styled(new Region(), StyleClasses.RULE));
        summary.users().ifPresent(users -> all.getChildren().add(who(users)));
        all.getChildren().add(section(PLAN_MAY, Nodes.paragraph(may(summary), StyleClasses.MUTED)));
        return all;
    }

    private static String may(PlanSummary summary) {
        return PLAN_CAPABILITIES.text(summary.capabilities());
    }

    private static HBox row(PlanSummary.Mounted mount) {
        var target = Nodes.name(StyleClasses.MONO, StyleClasses.PLAN_TARGET);
        target.setText(mount.target());
        if (mount.fromHost()) {
            target.getStyleClass().add(StyleClasses.GOOD);
        }
        var what = Nodes.name(StyleClasses.MUTED);
        what.setText(mount.what());
        return Nodes.row(StyleClasses.LINE, target, what);
    }

    private static Node section(Message title, Node body) {
        return Nodes.column(
                StyleClasses.STACK, Nodes.label(title.text(), StyleClasses.HEADING), body);
    }

    private static Node who(IdMap users) {
        var inside = Nodes.row(StyleClasses.LINE, column(WHO_INSIDE.text()));
        var outside = Nodes.row(StyleClasses.LINE, column(WHO_OUTSIDE.text()));
        for (var range : users.ranges()) {
            inside.getChildren().add(column(span(range.inside(), range.count())));
            outside.getChildren().add(column(span(range.outside(), range.count())));
        }
        return section(PLAN_WHO, Nodes.column(StyleClasses.INSET, inside, outside));
    }

    private static Label column(String text) {
        return Nodes.label(text, StyleClasses.MONO, StyleClasses.ID_COLUMN);
    }

    private static String span(long first, long count) {
        return count == 1 ? String.valueOf(first) : first + " … " + (first + count - 1);
    }

    Node node() {
        return node;
    }
}
