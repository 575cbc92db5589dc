package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.page.Page;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// A recorded launch as the step page shows a live one, but for the shell, and with a banner that
/// says so.
final class ReplayView implements Page {

    private static final String NEXT_ID = "next";
    private static final String PREVIOUS_ID = "previous";
    private static final String TO_HERE_ID = "to-here";

    private final ReplayModel model;
    private final PlanListView plan;
    private final OperationView operation = new OperationView();
    private final VBox root;

    ReplayView(ReplayModel model) {
        this.model = model;
        plan = new PlanListView(model.snapshot());
        plan.selected().subscribe(_ -> explain());
        model.snapshot().subscribe(_ -> explain());
        root =
                Nodes.column(
                        StyleClasses.PAGE,
                        header(),
                        banner(),
                        Nodes.grow(body()),
                        Nodes.keys(REPLAY_KEYS));
        // The same keys as where a container is really built.
        FunctionKeys.on(
                root,
                Map.of(
                        KeyCode.F6, this::goToHere,
                        KeyCode.F7, model::previous,
                        KeyCode.F8, model::next,
                        KeyCode.F10, model::restart));
    }

    private HBox header() {
        var image = StrangersText.inOneLine(model.recording().image());
        var title = Nodes.paragraph(REPLAY_TITLE.text(image), StyleClasses.TITLE);
        var subtitle = Nodes.paragraph("", StyleClasses.SUBTITLE);
        subtitle.textProperty()
                .bind(Bindings.createStringBinding(this::subtitle, model.snapshot()));
        return Nodes.row(
                StyleClasses.PAGE_HEADER,
                Nodes.grow(Nodes.column(StyleClasses.STACK_TIGHT, title, subtitle)),
                Nodes.button(BACK_TO_START, model::restart),
                goTo(),
                disabledAt(0, PREVIOUS_ID, Nodes.button(PREVIOUS, model::previous)),
                disabledAt(
                        model.recording().steps().size(),
                        NEXT_ID,
                        Nodes.button(NEXT, model::next, StyleClasses.ACCENT)));
    }

    private Button goTo() {
        var button = Nodes.button(TO_HERE, this::goToHere);
        button.setId(TO_HERE_ID);
        return button;
    }

    private Button disabledAt(int done, String id, Button button) {
        button.setId(id);
        BooleanBinding isThere =
                Bindings.createBooleanBinding(() -> snapshot().next() == done, model.snapshot());
        button.disableProperty().bind(isThere);
        return button;
    }

    private BuildSnapshot snapshot() {
        return model.snapshot().get().orElseThrow();
    }

    private String subtitle() {
        return REPLAY_STEP.text(
                snapshot().next(),
                snapshot().operations().size(),
                model.recording().steps().size());
    }

    private HBox banner() {
        var recording = model.recording();
        var kernel = StrangersText.inOneLine(recording.kernel());
        var made = recording.made().truncatedTo(ChronoUnit.SECONDS);
        var words = REPLAY_BANNER.text(kernel, made.toString());
        return Nodes.row(
                StyleClasses.RECORDED,
                Nodes.icon(Feather.FILM),
                Nodes.grow(Nodes.paragraph(words, StyleClasses.STRONG)));
    }

    private Node body() {
        var aspects = new AspectsView(model.snapshot(), Optional.empty());
        var right = OperationView.above(operation, panel(aspects.node(), StyleClasses.ASPECTS));
        return Nodes.row(
                StyleClasses.PAGE_COLUMNS,
                panel(plan.node(), StyleClasses.BUILD_LEFT),
                Nodes.grow(right));
    }

    private static Node panel(Node content, String styleClass) {
        VBox.setVgrow(content, Priority.ALWAYS);
        return Nodes.styled(new VBox(content), StyleClasses.PANEL, styleClass);
    }

    private void explain() {
        var row = Optional.ofNullable(plan.selected().get());
        operation.show(
                row.map(r -> snapshot().operations().get(r.index())),
                row.flatMap(r -> snapshot().failure(r.index())));
    }

    private void goToHere() {
        Optional.ofNullable(plan.selected().get()).ifPresent(row -> model.goTo(row.index()));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {}

    @Override
    public void hidden() {}

    @Override
    public void focus() {
        plan.focus();
    }
}
