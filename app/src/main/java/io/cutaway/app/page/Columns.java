package io.cutaway.app.page;

import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Ink;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.function.Supplier;

/// Columns of tables whose rows are [LiveRow]s.
public final class Columns {

    private Columns() {}

    /// What a cell consists of: made once for each visible cell, then filled again and again.
    ///
    /// @param <T> what the row shows
    public interface Content<T> {
        Node node();

        void show(T value);
    }

    /// A column with content of its own.
    public static <T> TableColumn<LiveRow<T>, T> of(
            Message title, double width, Supplier<Content<T>> content) {
        var column = new TableColumn<LiveRow<T>, T>(title.text());
        column.setMinWidth(titleWidth(title));
        column.setPrefWidth(Math.max(width, column.getMinWidth()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> row.getValue().value());
        column.setCellFactory(_ -> new Cell<>(content.get()));
        return column;
    }

    /// So wide that the title can be read whole, in every language.
    private static double titleWidth(Message title) {
        var text = new Text(title.text());
        text.setFont(Ink.font(Lettering.STRONG));
        return Math.ceil(text.getLayoutBounds().getWidth()) + Sizes.COLUMN_SIDES;
    }

    /// A column of one text.
    public static <T> TableColumn<LiveRow<T>, T> text(
            Message title, double width, Function<T, String> text, String... styleClasses) {
        return of(
                title,
                width,
                () -> {
                    var label = Nodes.name(styleClasses);
                    return new TextContent<>(label, text);
                });
    }

    /// Lets a column keep its width when the window is narrow, because it can't be read cut.
    public static <T> TableColumn<LiveRow<T>, T> firm(TableColumn<LiveRow<T>, T> column) {
        column.setMinWidth(column.getPrefWidth());
        return column;
    }

    /// What the window has to spare belongs to other columns.
    public static <T> TableColumn<LiveRow<T>, T> fixed(TableColumn<LiveRow<T>, T> column) {
        column.setMaxWidth(column.getPrefWidth());
        return firm(column);
    }

    /// A column of numbers with units, which stand at its right side.
    public static <T> TableColumn<LiveRow<T>, T> number(
            Message title, double width, Function<T, String> text) {
        var column = fixed(text(title, width, text, StyleClasses.NUMBER));
        column.getStyleClass().add(StyleClasses.NUMBER_COLUMN);
        return column;
    }

    private record TextContent<T>(Label label, Function<T, String> text) implements Content<T> {
        @Override
        public Node node() {
            return label;
        }

        @Override
        public void show(T value) {
            label.setText(text.apply(value));
        }
    }

    private static final class Cell<T> extends TableCell<LiveRow<T>, T> {
        private final Content<T> content;

        Cell(Content<T> content) {
            this.content = content;
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            if (empty || value == null) {
                setGraphic(null);
            } else {
                content.show(value);
                setGraphic(content.node());
            }
        }
    }
}
