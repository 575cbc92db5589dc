package io.cutaway.app.lesson;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The operations of the plan, with a mark for each; what comes next is always in sight.
final class PlanListView {

    private static final int ROWS_ABOVE = 6;

    private final ListView<PlanRow> list = new ListView<>();

    PlanListView(ObservableValue<Optional<BuildSnapshot>> snapshot) {
        list.getStyleClass().add(StyleClasses.PLAN_LIST);
        list.setFixedCellSize(Sizes.ROW);
        list.setCellFactory(_ -> new Cell());
        snapshot.subscribe(now -> show(now.map(PlanRow::of).orElse(List.of()), now));
    }

    private void show(List<PlanRow> rows, Optional<BuildSnapshot> snapshot) {
        fill(rows);
        if (snapshot.isEmpty() || rows.isEmpty()) {
            return;
        }
        var next = Math.min(snapshot.get().next(), rows.size() - 1);
        list.getSelectionModel().select(next);
        // The list scrolls by the rows that it has laid out.
        list.layout();
        list.scrollTo(Math.max(0, next - ROWS_ABOVE));
    }

    /// Most rows stay as they are from one operation to the next.
    private void fill(List<PlanRow> rows) {
        var items = list.getItems();
        if (items.size() != rows.size()) {
            items.setAll(rows);
            return;
        }
        for (var i = 0; i < rows.size(); i++) {
            if (!items.get(i).equals(rows.get(i))) {
                items.set(i, rows.get(i));
            }
        }
    }

    /// The row one looks at.
    ReadOnlyObjectProperty<PlanRow> selected() {
        return list.getSelectionModel().selectedItemProperty();
    }

    Node node() {
        return list;
    }

    void focus() {
        list.requestFocus();
    }

    private static final class Cell extends ListCell<PlanRow> {
        private static final List<String> COLOURS =
                Arrays.stream(PlanRow.Mark.values()).map(Cell::colour).toList();

        private final FontIcon mark = Nodes.icon(Feather.MINUS);
        private final Label text = Nodes.name();
        private final Label result = Nodes.label("", StyleClasses.MONO, StyleClasses.SMALL);
        private final HBox row =
                Nodes.row(StyleClasses.LINE_TIGHT, mark, Nodes.grow(text), Nodes.spacer(), result);

        /// As wide as the list, so that a long text is cut and the list isn't scrolled sideways.
        Cell() {
            setPrefWidth(0);
            result.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable PlanRow item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : filled(item));
        }

        private Node filled(PlanRow item) {
            mark.setIconCode(icon(item.mark()));
            mark.getStyleClass().removeAll(COLOURS);
            mark.getStyleClass().add(colour(item.mark()));
            text.setText(item.text());
            text.getStyleClass().removeAll(StyleClasses.STRONG, StyleClasses.MUTED);
            text.getStyleClass().add(words(item.mark()));
            result.setText(item.result());
            return row;
        }

        private static Feather icon(PlanRow.Mark mark) {
            return switch (mark) {
                case DONE -> Feather.CHECK;
                case FAILED -> Feather.X;
                case LEFT_OUT -> Feather.CORNER_DOWN_RIGHT;
                case NEXT -> Feather.PLAY;
                case TO_COME -> Feather.MINUS;
            };
        }

        private static String colour(PlanRow.Mark mark) {
            return switch (mark) {
                case DONE -> StyleClasses.GOOD;
                case FAILED -> StyleClasses.BAD;
                case LEFT_OUT -> StyleClasses.WARNING;
                case NEXT -> StyleClasses.ACCENT;
                case TO_COME -> StyleClasses.QUIET;
            };
        }

        private static String words(PlanRow.Mark mark) {
            return switch (mark) {
                case NEXT, FAILED -> StyleClasses.STRONG;
                case TO_COME, LEFT_OUT -> StyleClasses.MUTED;
                case DONE -> StyleClasses.MAY_BE_CUT;
            };
        }
    }
}
