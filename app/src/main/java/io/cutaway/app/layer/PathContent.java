package io.cutaway.app.layer;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.LayerEntry;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A name of the merged tree: a triangle opens and closes directories, a deleted one is struck
/// through.
final class PathContent implements Columns.Content<TreeRow> {

    private static final String OPEN = "▾";
    private static final String CLOSED = "▸";

    private final Region indent = new Region();
    private final Label triangle = Nodes.label("", StyleClasses.TRIANGLE);
    private final Label name = Nodes.name();
    private final HBox node = Nodes.row(StyleClasses.INDENTED, indent, triangle, name);
    private @Nullable TreeRow row;

    PathContent(Consumer<TreeRow> toggle) {
        triangle.setOnMouseClicked(
                _ -> {
                    var shown = row;
                    if (shown != null) {
                        toggle.accept(shown);
                    }
                });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(TreeRow next) {
        row = next;
        indent.setMinWidth(next.depth() * Sizes.INDENT);
        triangle.setText(next.isDirectory() ? (next.isOpen() ? OPEN : CLOSED) : "");
        name.setText(text(next.entry()));
        name.getStyleClass().setAll("label", StyleClasses.MAY_BE_CUT, colour(next.entry()));
        if (next.entry().isDeleted()) {
            name.getStyleClass().add(StyleClasses.STRUCK);
        }
    }

    private static String text(LayerEntry entry) {
        return entry.linkTarget().map(target -> entry.name() + " → " + target).orElse(entry.name());
    }

    private static String colour(LayerEntry entry) {
        return switch (entry.kind()) {
            case ADDED -> StyleClasses.GOOD;
            case CHANGED -> StyleClasses.WARNING;
            case DELETED -> StyleClasses.BAD;
            case UNCHANGED -> StyleClasses.QUIET;
        };
    }
}
