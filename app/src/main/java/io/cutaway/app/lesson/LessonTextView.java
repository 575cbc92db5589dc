package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.lesson.BuildModel.Place;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;

/// The text of the step of a lesson that one is at.
final class LessonTextView {

    private static final String FORWARD_ID = "forward";

    private final Lesson lesson;
    private final LessonFlow flow;
    private final VBox words = Nodes.column(StyleClasses.LESSON_WORDS);
    private final ScrollPane scroll = Nodes.styled(new ScrollPane(words), StyleClasses.SCROLL);
    private final Button forward;
    private final VBox node;

    LessonTextView(BuildModel model, Lesson lesson) {
        this.lesson = lesson;
        this.flow = new LessonFlow(question -> new QuestionView(question, model).node());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        forward = Nodes.button(LESSON_BEGIN, model::forward, StyleClasses.ACCENT);
        forward.setId(FORWARD_ID);
        node = Nodes.column(StyleClasses.STACK, Nodes.grow(scroll), forward);
        model.place().subscribe(this::show);
    }

    private void show(Place place) {
        var nodes = new ArrayList<Node>();
        if (place.step() < 0) {
            nodes.addAll(flow.nodes(lesson.introduction()));
        } else {
            var step = lesson.steps().get(place.step());
            nodes.add(Nodes.paragraph(step.title(), StyleClasses.HEADING, StyleClasses.DATA));
            place.missing()
                    .ifPresent(
                            mark ->
                                    nodes.add(
                                            Nodes.paragraph(
                                                    NOT_IN_PLAN.text(mark), StyleClasses.WARNING)));
            nodes.addAll(flow.nodes(step.parts()));
        }
        words.getChildren().setAll(nodes);
        scroll.setVvalue(0);
        forward.setText((place.step() < 0 ? LESSON_BEGIN : LESSON_ON).text());
        Nodes.setShown(forward, place.step() < lesson.steps().size() - 1);
    }

    Node node() {
        return node;
    }
}
