package io.cutaway.app.overview;

import io.cutaway.app.page.Screen;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows a drawing. Parts that haven't changed keep their nodes, and with them focus and tooltip.
final class DrawingPane extends Pane {

    private final Consumer<Screen.Tab> doors;
    private final Group figures = new Group();
    private final Group content = new Group(figures);
    private final Scale scale = new Scale();
    private Map<String, Shown> shown = Map.of();
    private Drawing drawing = Drawing.EMPTY;

    /// A part with the nodes that show it.
    private record Shown(Part part, Group figures, Optional<DoorNode> door) {}

    /// @param doors opens the page of a part
    DrawingPane(Consumer<Screen.Tab> doors) {
        this.doors = doors;
        content.getTransforms().add(scale);
        content.setManaged(false);
        getChildren().add(content);
    }

    /// What is shown now.
    Drawing drawing() {
        return drawing;
    }

    /// What an export pictures: without the scale of the window.
    Group figures() {
        return figures;
    }

    /// @param factor pixels a unit
    void show(Drawing next, double factor) {
        scale.setX(factor);
        scale.setY(factor);
        setMinSize(next.width() * factor, next.height() * factor);
        if (next.equals(drawing)) {
            return;
        }
        drawing = next;
        var focused = shown.values().stream().filter(DrawingPane::isFocused).findFirst();
        var now = new HashMap<String, Shown>();
        var nodes = new ArrayList<Node>();
        for (var part : next.parts()) {
            var each = shown(part);
            now.put(part.id(), each);
            nodes.add(each.figures());
            each.door().ifPresent(nodes::add);
        }
        shown = now;
        figures.getChildren().setAll(nodes);
        focused.map(was -> now.get(was.part().id()))
                .flatMap(Shown::door)
                .ifPresent(Node::requestFocus);
    }

    private static boolean isFocused(Shown each) {
        return each.door().filter(Node::isFocused).isPresent();
    }

    private Shown shown(Part part) {
        var known = shown.get(part.id());
        if (known != null && known.part().equals(part)) {
            return known;
        }
        var door =
                part.says().isEmpty()
                        ? Optional.<DoorNode>empty()
                        : Optional.of(new DoorNode(part, doors));
        return new Shown(part, FigureNodes.of(part), door);
    }

    /// The doors, in the keyboard's order.
    List<DoorNode> doors() {
        return drawing.parts().stream()
                .flatMap(part -> Optional.ofNullable(shown.get(part.id())).stream())
                .filter(each -> each.part().door().isPresent())
                .flatMap(each -> each.door().stream())
                .toList();
    }
}
