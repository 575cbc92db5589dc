package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// A question with a field for its answer, and what the kernel said to it.
final class QuestionView {

    private final Question question;
    private final Label verdict = Nodes.paragraph("", StyleClasses.STRONG);
    private final VBox node;

    QuestionView(Question question, BuildModel model) {
        this.question = question;
        var field = Nodes.styled(new TextField(), StyleClasses.MONO, StyleClasses.ANSWER);
        field.setOnAction(_ -> model.answer(question, field.getText()));
        node =
                Nodes.column(
                        StyleClasses.QUESTION,
                        Nodes.paragraph(question.ask(), StyleClasses.STRONG, StyleClasses.DATA),
                        Nodes.row(
                                StyleClasses.LINE_TIGHT,
                                Nodes.grow(field),
                                Nodes.button(CHECK, () -> model.answer(question, field.getText()))),
                        verdict);
        model.answered().subscribe(this::show);
    }

    private void show(Optional<GivenAnswer> answer) {
        answer.filter(a -> a.line() == question.line()).ifPresent(this::show);
    }

    private void show(GivenAnswer answer) {
        verdict.setText((answer.right() ? RIGHT : WRONG).text(answer.expected()));
        verdict.getStyleClass().removeAll(StyleClasses.GOOD, StyleClasses.BAD);
        verdict.getStyleClass().add(answer.right() ? StyleClasses.GOOD : StyleClasses.BAD);
    }

    Node node() {
        return node;
    }
}
