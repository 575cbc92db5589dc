package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.Page;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// The steps that an image was made by, the newest on top, and the whole text of the chosen one.
final class HistoryView implements Page {

    private final ImageModel model;
    private final LiveRows<HistoryRow> rows = new LiveRows<>(HistoryRow::number);
    private final TableView<LiveRow<HistoryRow>> table = new TableView<>();
    private final VBox step = Nodes.column(StyleClasses.STACK);
    private final VBox root;

    HistoryView(ImageModel model) {
        this.model = model;
        table.setItems(rows.rows());
        table.setFixedCellSize(Sizes.ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Nodes.label(NO_HISTORY.text(), StyleClasses.MUTED));
        Nodes.styled(table, StyleClasses.ROWS_PLAIN);
        addColumns();
        table.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        var scroll = Nodes.styled(new ScrollPane(step), StyleClasses.SCROLL);
        scroll.setFitToWidth(true);
        var panel = Nodes.column(StyleClasses.PANEL, Nodes.grow(scroll));
        root =
                Nodes.column(
                        StyleClasses.PAGE_BODY,
                        Nodes.grow(table),
                        Nodes.styled(panel, StyleClasses.STEP_PANEL));
        model.description()
                .subscribe(known -> known.ifPresent(k -> rows.update(HistoryRow.of(k.details()))));
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(
                Columns.number(
                        COLUMN_STEP, Sizes.COLUMN_STEP, row -> String.valueOf(row.number())));
        columns.add(
                Columns.text(
                        COLUMN_MADE_BY,
                        Sizes.COLUMN_STATEMENT,
                        row -> firstLine(row.step().createdBy()),
                        StyleClasses.MONO));
        columns.add(Columns.text(COLUMN_LAYER, Sizes.COLUMN_WORD, HistoryView::layer));
        columns.add(
                Columns.number(
                        COLUMN_SIZE,
                        Sizes.COLUMN_NUMBER,
                        row -> row.layer().map(l -> Quantities.bytes(l.bytes())).orElse("")));
        columns.add(
                Columns.text(COLUMN_CREATED, Sizes.COLUMN_WORD, this::created, StyleClasses.MUTED));
    }

    private String created(HistoryRow row) {
        return row.step().created().map(then -> Quantities.ago(then, model.now())).orElse("");
    }

    private static String firstLine(String text) {
        return StrangersText.of(text).lines().findFirst().orElse("");
    }

    private static String layer(HistoryRow row) {
        return row.layer().isPresent() ? LAYER_NUMBER.text(row.place()) : NO_LAYER.text();
    }

    private void choose(@Nullable LiveRow<HistoryRow> chosen) {
        step.getChildren().clear();
        if (chosen == null) {
            step.getChildren().add(Nodes.label(CHOOSE_STEP.text(), StyleClasses.MUTED));
            return;
        }
        var row = chosen.get();
        step.getChildren()
                .add(
                        Nodes.paragraph(
                                row.step().createdBy().isBlank()
                                        ? NOT_TOLD.text()
                                        : StrangersText.of(row.step().createdBy()),
                                StyleClasses.MONO));
        row.step()
                .comment()
                .filter(comment -> !comment.isBlank())
                .ifPresent(
                        comment ->
                                step.getChildren()
                                        .add(
                                                Nodes.paragraph(
                                                        StrangersText.of(comment),
                                                        StyleClasses.DATA)));
        var about =
                row.layer()
                        .map(l -> STEP_LAYER.text(l.diffId(), Quantities.bytes(l.size())))
                        .orElseGet(STEP_EMPTY::text);
        step.getChildren().add(Nodes.paragraph(about, StyleClasses.MUTED));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        // The page around it has asked.
    }

    @Override
    public void hidden() {
        // There is no stream.
    }

    @Override
    public void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }
}
