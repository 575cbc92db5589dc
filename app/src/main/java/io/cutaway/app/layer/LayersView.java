package io.cutaway.app.layer;

import static io.cutaway.app.layer.LayerMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.TreeKeys;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.LayerEntry;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// The strata on the left, the merged tree on the right, one path's life below it.
public final class LayersView implements Page {

    private final LayersModel model;
    private final TableView<LiveRow<TreeRow>> table = new TableView<>();
    private final HBox root;

    public LayersView(LayersModel model) {
        this.model = model;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN, StyleClasses.TREE);
        table.setPlaceholder(Nodes.label(EMPTY.text(), StyleClasses.MUTED));
        addColumns();
        TreeKeys.install(table, TreeRow::isOpen, model::toggle);
        table.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        model.summary().addListener(_ -> table.refresh());
        var scroll =
                Nodes.styled(
                        new ScrollPane(new StrataView(model.summary()).node()),
                        StyleClasses.SCROLL);
        scroll.setFitToWidth(true);
        var left = Nodes.column(StyleClasses.PANEL, Nodes.grow(scroll));
        var right =
                Nodes.column(
                        StyleClasses.PANEL,
                        Nodes.grow(table),
                        Nodes.styled(new Region(), StyleClasses.RULE),
                        new LifeView(model.life(), model.summary()::get).node());
        root =
                Nodes.row(
                        StyleClasses.PAGE_COLUMNS,
                        Nodes.styled(left, StyleClasses.STRATA_PANEL),
                        Nodes.grow(right));
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(
                Columns.of(
                        COLUMN_PATH, Sizes.COLUMN_LINE, () -> PathContent.create(model::toggle)));
        columns.add(
                Columns.of(
                        COLUMN_LAYER,
                        Sizes.COLUMN_WORD,
                        () -> new LayerContent(model.summary()::get)));
        columns.add(Columns.number(COLUMN_SIZE, Sizes.COLUMN_NUMBER, row -> size(row.entry())));
        columns.add(
                Columns.text(
                        COLUMN_MODE,
                        Sizes.COLUMN_NUMBER,
                        row -> row.entry().facts().permissionText(),
                        StyleClasses.MONO,
                        StyleClasses.MUTED));
    }

    private static String size(LayerEntry entry) {
        return entry.facts().isDirectory() ? "" : Quantities.bytes(entry.facts().bytes());
    }

    private void choose(@Nullable LiveRow<TreeRow> row) {
        if (row != null) {
            model.choose(row.get());
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open();
    }

    @Override
    public void hidden() {
        model.close();
    }

    @Override
    public void focus() {
        table.requestFocus();
    }
}
