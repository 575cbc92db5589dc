package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One operation, explained: what it does, as system calls and as shell commands, and what happens
/// without it.
final class OperationView {

    private final VBox words = Nodes.column(StyleClasses.STACK);
    private final ScrollPane node = Nodes.styled(new ScrollPane(words), StyleClasses.SCROLL);

    OperationView() {
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    void show(Optional<OperationExplanation> operation, Optional<String> failure) {
        words.getChildren()
                .setAll(operation.map(o -> nodes(o, failure)).orElse(List.of(nothing())));
    }

    private static Node nothing() {
        return Nodes.paragraph(NOTHING_BUILT.text(), StyleClasses.MUTED);
    }

    private static List<Node> nodes(OperationExplanation operation, Optional<String> failure) {
        var nodes = new ArrayList<Node>();
        nodes.add(Nodes.paragraph(StrangersText.of(operation.title()), StyleClasses.HEADING));
        failure.ifPresent(
                f -> nodes.add(Nodes.paragraph(f, StyleClasses.BAD, StyleClasses.STRONG)));
        nodes.add(Nodes.paragraph(StrangersText.of(operation.does()), StyleClasses.MUTED));
        nodes.add(calls(operation));
        if (!operation.without().isEmpty()) {
            nodes.add(pair(WITHOUT_IT.text(), operation.without()));
        }
        nodes.add(pair(MAN_PAGES.text(), String.join("  ", operation.pages())));
        return nodes;
    }

    private static VBox calls(OperationExplanation operation) {
        var box = Nodes.column(StyleClasses.INSET);
        operation.calls().forEach(call -> box.getChildren().add(code(call)));
        operation
                .commands()
                .forEach(
                        line ->
                                box.getChildren()
                                        .add(Nodes.styled(code("$ " + line), StyleClasses.GOOD)));
        return box;
    }

    private static Label code(String text) {
        return Nodes.paragraph(StrangersText.of(text), StyleClasses.MONO, StyleClasses.SMALL);
    }

    private static HBox pair(String name, String value) {
        var label = Nodes.label(name, StyleClasses.STRONG);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return Nodes.row(
                StyleClasses.PAIR,
                label,
                Nodes.grow(
                        Nodes.paragraph(
                                StrangersText.of(value), StyleClasses.MUTED, StyleClasses.DATA)));
    }

    Node node() {
        return node;
    }
}
