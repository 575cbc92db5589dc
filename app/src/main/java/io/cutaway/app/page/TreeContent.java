package io.cutaway.app.page;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A name in a tree that is listed as lines: it stands as far to the right as it is deep, and a
/// triangle opens and closes what has something below it.
public final class TreeContent<T> implements Columns.Content<T> {

    private static final String OPEN = "▾";
    private static final String CLOSED = "▸";

    private final Region indent = new Region();
    private final Label triangle = Nodes.label("", StyleClasses.TRIANGLE);
    private final Label name = Nodes.name();
    private final HBox node = Nodes.row(StyleClasses.INDENTED, indent, triangle, name);
    private final Function<T, Look> look;
    private @Nullable T row;

    /// How a line looks.
    ///
    /// @param depth how far it stands to the right
    /// @param branch whether something is below it
    /// @param styleClasses of the name
    public record Look(int depth, Branch branch, String text, List<String> styleClasses) {}

    /// What is below a line.
    public enum Branch {
        NOTHING,
        CLOSED,
        OPEN
    }

    /// @param toggle told of a line whose triangle was clicked
    public TreeContent(Function<T, Look> look, Consumer<T> toggle) {
        this.look = look;
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
    public void show(T next) {
        row = next;
        var shown = look.apply(next);
        indent.setMinWidth(shown.depth() * Sizes.INDENT);
        triangle.setText(
                switch (shown.branch()) {
                    case NOTHING -> "";
                    case CLOSED -> CLOSED;
                    case OPEN -> OPEN;
                });
        name.setText(shown.text());
        name.getStyleClass().setAll("label", StyleClasses.MAY_BE_CUT);
        name.getStyleClass().addAll(shown.styleClasses());
    }
}
