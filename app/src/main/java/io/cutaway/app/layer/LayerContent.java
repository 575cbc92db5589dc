package io.cutaway.app.layer;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.StackSummary;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.function.Supplier;

/// The layer that a path comes from, by colour and name.
final class LayerContent implements Columns.Content<TreeRow> {

    private final Supplier<StackSummary> stack;
    private final Region swatch = new Region();
    private final Label name = Nodes.name(StyleClasses.MUTED);
    private final HBox node = Nodes.row(StyleClasses.LINE_TIGHT, swatch, name);

    LayerContent(Supplier<StackSummary> stack) {
        this.stack = stack;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(TreeRow row) {
        var layer = LayerName.of(stack.get(), row.entry().layer());
        swatch.getStyleClass().setAll(StyleClasses.SWATCH, layer.styleClass());
        name.setText(layer.text());
    }
}
