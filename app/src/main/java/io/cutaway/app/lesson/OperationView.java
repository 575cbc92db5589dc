package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.explanation.ExplanationNodes;
import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
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
        nodes.addAll(ExplanationNodes.of(operation));
        return nodes;
    }

    /// The operation, and below it what it is about: they share the height, whatever the operation
    /// has to say, so that nothing moves from one to the next.
    static VBox above(OperationView operation, Node below) {
        VBox.setVgrow(operation.node, Priority.ALWAYS);
        var panel =
                Nodes.styled(new VBox(operation.node), StyleClasses.PANEL, StyleClasses.OPERATION);
        var both = Nodes.column(StyleClasses.BUILD_RIGHT, panel, Nodes.grow(below));
        panel.minHeightProperty().bind(both.heightProperty().multiply(Sizes.OPERATION_SHARE));
        panel.maxHeightProperty().bind(panel.minHeightProperty());
        return both;
    }
}
