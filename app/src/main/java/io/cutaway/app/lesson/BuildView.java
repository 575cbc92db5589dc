package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.page.FileQuestion;
import io.cutaway.app.page.Page;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Map;
import java.util.Optional;

/// A container that is built step by step: the plan, the operation one looks at, what the kernel
/// says, a shell inside, and the lesson's text when there is one.
final class BuildView implements Page {

    private static final String SAVE_ID = "save-recording";
    private static final String NEXT_ID = "next";
    private static final String RUN_TO_ID = "run-to-here";
    private static final String LEAVE_OUT_ID = "leave-out";

    private final BuildModel model;
    private final PlanListView plan;
    private final OperationView operation = new OperationView();
    private final VBox root;

    BuildView(BuildModel model) {
        this.model = model;
        plan = new PlanListView(model.snapshot());
        plan.selected().subscribe(_ -> explain());
        model.snapshot().subscribe(_ -> explain());
        root =
                Nodes.column(
                        StyleClasses.PAGE,
                        header(),
                        Nodes.grow(body()),
                        Nodes.row(
                                StyleClasses.BUILD_FOOT,
                                Nodes.grow(Nodes.keys(BUILD_KEYS)),
                                Nodes.spacer(),
                                saveRecording()));
        FunctionKeys.on(
                root,
                Map.of(
                        KeyCode.F4, model::openShell,
                        KeyCode.F6, this::runToHere,
                        KeyCode.F7, model::leaveOut,
                        KeyCode.F8, model::next,
                        KeyCode.F9, model::forward,
                        KeyCode.F10, model::restart));
    }

    private HBox header() {
        var subtitle = Nodes.paragraph("", StyleClasses.SUBTITLE);
        subtitle.textProperty()
                .bind(Bindings.createStringBinding(this::subtitle, model.snapshot()));
        return Nodes.row(
                StyleClasses.PAGE_HEADER,
                Nodes.grow(Nodes.column(StyleClasses.STACK_TIGHT, title(), subtitle)),
                Nodes.button(BACK_TO_START, model::restart),
                whileWaiting(named(RUN_TO_ID, Nodes.button(RUN_TO_HERE, this::runToHere))),
                whileWaiting(named(LEAVE_OUT_ID, Nodes.button(LEAVE_OUT, model::leaveOut))),
                whileWaiting(named(NEXT_ID, Nodes.button(NEXT, model::next, StyleClasses.ACCENT))));
    }

    private Button saveRecording() {
        var button = named(SAVE_ID, Nodes.button(SAVE_RECORDING, this::chooseRecording));
        button.disableProperty().bind(model.recordable().not());
        return button;
    }

    private void chooseRecording() {
        FileQuestion.toSave(root, SAVE_RECORDING, RECORDING_NAME.text())
                .ifPresent(model::saveRecording);
    }

    private static Button named(String id, Button button) {
        button.setId(id);
        return button;
    }

    private Button whileWaiting(Button button) {
        button.disableProperty()
                .bind(model.snapshot().map(s -> s.filter(BuildSnapshot::isWaiting).isEmpty()));
        return button;
    }

    private Label title() {
        return switch (model.subject()) {
            case BuildSubject.OfLesson(var lesson) ->
                    Nodes.paragraph(lesson.header().title(), StyleClasses.TITLE, StyleClasses.DATA);
            case BuildSubject.OfLaunch _ -> Nodes.paragraph(BUILD_TITLE.text(), StyleClasses.TITLE);
        };
    }

    private String subtitle() {
        return model.snapshot()
                .get()
                .map(s -> BUILD_STEP.text(s.next(), s.operations().size()))
                .orElse(BUILD_NOTHING.text());
    }

    private Node body() {
        var text =
                switch (model.subject()) {
                    case BuildSubject.OfLesson(var lesson) ->
                            Optional.of(new LessonTextView(model, lesson).node());
                    case BuildSubject.OfLaunch _ -> Optional.<Node>empty();
                };
        var aspects =
                new AspectsView(
                        model.snapshot(),
                        text.isPresent() ? Optional.of(plan.node()) : Optional.empty());
        var lower =
                Nodes.row(
                        StyleClasses.BUILD_LOWER,
                        Nodes.grow(panel(aspects.node(), StyleClasses.ASPECTS)),
                        Nodes.grow(new InsideView(model).node()));
        var right = OperationView.above(operation, lower);
        return Nodes.row(
                StyleClasses.PAGE_COLUMNS,
                panel(text.orElse(plan.node()), StyleClasses.BUILD_LEFT),
                Nodes.grow(right));
    }

    private static Node panel(Node content, String styleClass) {
        VBox.setVgrow(content, Priority.ALWAYS);
        return Nodes.styled(new VBox(content), StyleClasses.PANEL, styleClass);
    }

    private void explain() {
        var snapshot = model.snapshot().get();
        var row = Optional.ofNullable(plan.selected().get());
        operation.show(
                snapshot.flatMap(s -> row.map(r -> s.operations().get(r.index()))),
                snapshot.flatMap(s -> row.flatMap(r -> s.failure(r.index()))));
    }

    private void runToHere() {
        Optional.ofNullable(plan.selected().get()).ifPresent(row -> model.runTo(row.index()));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open();
    }

    @Override
    public void hidden() {
        model.close();
    }

    @Override
    public void refresh() {
        // What is built would be thrown away: there is a button for that.
    }

    @Override
    public void focus() {
        plan.focus();
    }
}
