package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.TRY_IT;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.List;
import java.util.function.Function;

/// Makes nodes of what a lesson shows.
final class LessonFlow {

    private final Function<LessonPart.Question, Node> questions;

    /// @param questions makes the node of a question
    LessonFlow(Function<LessonPart.Question, Node> questions) {
        this.questions = questions;
    }

    List<Node> nodes(List<LessonPart> parts) {
        return parts.stream().map(this::node).toList();
    }

    private Node node(LessonPart part) {
        return switch (part) {
            case LessonPart.Paragraph(var spans) -> words(spans);
            case LessonPart.Item(var sign, var spans) -> item(sign, spans);
            case LessonPart.Listing(var text) ->
                    Nodes.column(StyleClasses.INSET, code(text.stripTrailing()));
            case LessonPart.Try(var commands) -> tryIt(commands);
            case LessonPart.Question question -> questions.apply(question);
        };
    }

    private static HBox item(String sign, List<Span> spans) {
        return Nodes.row(
                StyleClasses.PAIR, Nodes.label(sign, StyleClasses.DATA), Nodes.grow(words(spans)));
    }

    private static Node tryIt(List<String> commands) {
        var box =
                Nodes.column(
                        StyleClasses.INSET, Nodes.paragraph(TRY_IT.text(), StyleClasses.STRONG));
        commands.forEach(command -> box.getChildren().add(code("$ " + command)));
        return box;
    }

    private static Label code(String text) {
        return Nodes.paragraph(text, StyleClasses.MONO);
    }

    private static TextFlow words(List<Span> spans) {
        var flow = Nodes.styled(new TextFlow(), StyleClasses.WORDS);
        spans.forEach(span -> flow.getChildren().add(text(span)));
        return flow;
    }

    private static Text text(Span span) {
        return Nodes.styled(
                new Text(span.text()),
                switch (span.style()) {
                    case PLAIN -> StyleClasses.WORDS_PLAIN;
                    case EMPHASIS -> StyleClasses.WORDS_EMPHASIS;
                    case STRONG -> StyleClasses.WORDS_STRONG;
                    case CODE -> StyleClasses.WORDS_CODE;
                });
    }
}
