package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.export.ExportText;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.process.IdMap;
import io.cutaway.icons.CutawayIcon;

import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// What will happen when the form is launched: mounts, ids, powers.
final class PlanView {

    private static final String FORMS_ID = "forms";

    private final VBox content = Nodes.column(StyleClasses.STACK_WIDE);
    private final Label count = Nodes.paragraph("", StyleClasses.MUTED);
    private final ComboBox<PlanForm> forms =
            new ComboBox<>(FXCollections.observableArrayList(PlanForm.values()));
    private final VBox node;

    PlanView(ObservableValue<PlanPreview> preview) {
        node =
                Nodes.column(
                        StyleClasses.STACK_WIDE,
                        Nodes.row(
                                StyleClasses.LINE,
                                Nodes.icon(CutawayIcon.LAUNCH_PLAN),
                                Nodes.grow(
                                        Nodes.column(
                                                StyleClasses.STACK_TIGHT,
                                                Nodes.paragraph(
                                                        PLAN_TITLE.text(), StyleClasses.HEADING),
                                                count)),
                                forms),
                        content);
        forms.setId(FORMS_ID);
        forms.setConverter(new FormNames());
        forms.setValue(PlanForm.SUMMARY);
        forms.setMinWidth(Region.USE_PREF_SIZE);
        preview.subscribe(this::show);
        forms.valueProperty().addListener(_ -> show(preview.getValue()));
    }

    private void show(PlanPreview preview) {
        switch (preview) {
            case PlanPreview.Nothing() ->
                    replace(0, Nodes.paragraph(PLAN_NOTHING.text(), StyleClasses.MUTED));
            case PlanPreview.Impossible(var because) -> replace(0, problem(because));
            case PlanPreview.Planned planned ->
                    replace(planned.plan().operations().size(), formed(planned, forms.getValue()));
        }
    }

    private void replace(int operations, Node shown) {
        count.setText(operations == 0 ? "" : PLAN_OPERATIONS.text(operations));
        content.getChildren().setAll(shown);
    }

    private static Node formed(PlanPreview.Planned planned, PlanForm form) {
        if (form == PlanForm.OPERATIONS) {
            return PlanSteps.of(planned.plan().operations());
        }
        return form.format()
                .map(format -> ExportText.of(format, planned.spec(), planned.plan()))
                .map(PlanWords::of)
                .orElseGet(() -> planned(planned));
    }

    private static final class FormNames extends StringConverter<PlanForm> {
        @Override
        public String toString(@Nullable PlanForm form) {
            return form == null ? "" : form.title().text();
        }

        @Override
        public PlanForm fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
        }
    }

    private static Node problem(Explanation because) {
        return Nodes.column(
                StyleClasses.STACK,
                Nodes.paragraph(because.what(), StyleClasses.STRONG, StyleClasses.BAD),
                Nodes.paragraph(because.why(), StyleClasses.MUTED),
                Nodes.paragraph(because.advice()));
    }

    private static Node planned(PlanPreview.Planned planned) {
        var summary = planned.summary();
        var mounts = Nodes.column(StyleClasses.STACK_TIGHT);
        summary.mounts().forEach(mount -> mounts.getChildren().add(row(mount)));
        var all = Nodes.column(StyleClasses.STACK_WIDE, before(planned.failures()), mounts);
        all.getChildren().add(Nodes.styled(new Region(), StyleClasses.RULE));
        summary.users().ifPresent(users -> all.getChildren().add(who(users)));
        all.getChildren().add(may(summary.capabilities()));
        return all;
    }

    /// Never by colour alone: a sign says it too.
    private static Node before(List<Explanation> failures) {
        if (failures.isEmpty()) {
            return Nodes.row(
                    StyleClasses.LINE,
                    Nodes.icon(Feather.CHECK, StyleClasses.GOOD),
                    Nodes.paragraph(PLAN_FINE.text(), StyleClasses.MUTED));
        }
        var all = Nodes.column(StyleClasses.STACK_WIDE);
        for (var failure : failures) {
            all.getChildren()
                    .add(
                            Nodes.row(
                                    StyleClasses.LINE,
                                    Nodes.icon(Feather.X, StyleClasses.BAD),
                                    problem(failure)));
        }
        return all;
    }

    private static Node may(List<String> capabilities) {
        var names = Nodes.paragraph(String.join("  ", capabilities), StyleClasses.MONO);
        names.getStyleClass().addAll(StyleClasses.SMALL, StyleClasses.MUTED);
        return section(
                PLAN_MAY,
                Nodes.column(
                        StyleClasses.STACK,
                        Nodes.paragraph(PLAN_CAPABILITIES.text(capabilities.size())),
                        names));
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
