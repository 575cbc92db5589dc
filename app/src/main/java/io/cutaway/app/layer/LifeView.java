package io.cutaway.app.layer;

import static io.cutaway.app.layer.LayerMessage.*;

import io.cutaway.app.text.Message;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.PathLife;
import io.cutaway.engine.layer.PathLife.Appearance;
import io.cutaway.engine.layer.StackSummary;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.function.Supplier;

/// In which layers one path has lived, and what became of it there.
final class LifeView {

    private final Supplier<StackSummary> stack;
    private final VBox node = Nodes.column(StyleClasses.STACK);

    LifeView(ObservableValue<Optional<PathLife>> life, Supplier<StackSummary> stack) {
        this.stack = stack;
        life.subscribe(this::show);
    }

    private void show(Optional<PathLife> life) {
        node.getChildren().clear();
        if (life.isEmpty()) {
            node.getChildren().add(Nodes.label(CHOOSE.text(), StyleClasses.MUTED));
            return;
        }
        var path = Nodes.name(StyleClasses.MONO, StyleClasses.STRONG);
        path.setText(life.get().path());
        var count = LIVED.text(life.get().appearances().size());
        node.getChildren().addAll(path, Nodes.label(count, StyleClasses.MUTED));
        life.get().appearances().forEach(lived -> node.getChildren().add(row(lived)));
    }

    private HBox row(Appearance lived) {
        var layer = LayerName.of(stack.get(), lived.layer());
        var swatch = Nodes.styled(new Region(), StyleClasses.SWATCH, layer.styleClass());
        return Nodes.row(
                StyleClasses.LINE,
                swatch,
                Nodes.label(layer.text(), StyleClasses.STRONG, StyleClasses.LIFE_LAYER),
                Nodes.label(state(lived).text(), StyleClasses.LIFE_STATE),
                Nodes.label(
                        lived.facts().isWhiteout() ? "" : Quantities.bytes(lived.facts().bytes()),
                        StyleClasses.NUMBER,
                        StyleClasses.LIFE_STATE));
    }

    private static Message state(Appearance lived) {
        return switch (lived.state()) {
            case VISIBLE -> STATE_VISIBLE;
            case MERGED -> STATE_MERGED;
            case HIDDEN -> STATE_HIDDEN;
            case DELETED -> STATE_DELETED;
            case WHITEOUT -> STATE_WHITEOUT;
        };
    }

    Node node() {
        return node;
    }
}
