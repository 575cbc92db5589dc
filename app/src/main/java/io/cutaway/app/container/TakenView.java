package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// What was taken over from a line or a bundle and has no field, and what could not be.
final class TakenView {

    private final LaunchModel model;
    private final VBox node = Nodes.column(StyleClasses.STACK);

    TakenView(LaunchModel model) {
        this.model = model;
        model.beyond().subscribe(_ -> update());
        model.left().addListener((ListChangeListener<String>) _ -> update());
    }

    private void update() {
        var flags = model.beyond().get().map(Beyond::flags).orElse(List.of());
        node.getChildren().clear();
        if (!flags.isEmpty()) {
            node.getChildren().add(beyond(String.join(" ", flags)));
        }
        model.left().forEach(sentence -> node.getChildren().add(left(sentence)));
        Nodes.setShown(node, !node.getChildren().isEmpty());
    }

    private Node beyond(String flags) {
        return Nodes.row(
                StyleClasses.LINE,
                Nodes.grow(Nodes.paragraph(TAKE_BEYOND.text(StrangersText.inOneLine(flags)))),
                Nodes.button(TAKE_LEAVE, model::leaveBeyond));
    }

    private static Node left(String sentence) {
        return Nodes.row(
                StyleClasses.LINE,
                Nodes.icon(Feather.ALERT_TRIANGLE, StyleClasses.WARNING),
                Nodes.paragraph(StrangersText.inOneLine(sentence)));
    }

    Node node() {
        return node;
    }
}
