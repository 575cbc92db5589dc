package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.text.Message;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ImageUsage;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

import java.util.List;
import java.util.function.Consumer;

/// The images as rows. Enter or a double click opens one, Delete asks whether to delete it.
final class ImageTable {

    /// What is done with the image of a row.
    ///
    /// @param title in the row's menu
    record Action(Message title, Consumer<ImageRow> run) {}

    private final ImagesModel model;
    private final Consumer<ImageRow> open;
    private final Consumer<ImageRow> delete;
    private final List<Action> menu;
    private final TableView<LiveRow<ImageRow>> table = new TableView<>();

    /// @param menu what a row's menu offers
    ImageTable(
            ImagesModel model,
            Consumer<ImageRow> open,
            Consumer<ImageRow> delete,
            List<Action> menu) {
        this.model = model;
        this.open = open;
        this.delete = delete;
        this.menu = menu;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW_TALL);
        table.setPlaceholder(placeholder());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN, StyleClasses.TALL_ROWS);
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addColumns();
        Nodes.grow(table);
    }

    private Label placeholder() {
        var sentence = Nodes.paragraph("", StyleClasses.MUTED, StyleClasses.PLACEHOLDER);
        model.images()
                .subscribe(
                        images ->
                                sentence.setText(
                                        images.isEmpty()
                                                ? NOTHING.text()
                                                : NOTHING_MATCHES.text()));
        sentence.visibleProperty().bind(model.loaded());
        return sentence;
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(Columns.of(COLUMN_NAME, Sizes.COLUMN_LINE, ImageNameContent::new));
        columns.add(
                Columns.fixed(
                        Columns.text(
                                COLUMN_CREATED,
                                Sizes.COLUMN_WORD,
                                image -> image.age(model.now()))));
        columns.add(
                Columns.number(
                        COLUMN_LAYERS,
                        Sizes.COLUMN_SHORT,
                        image -> image.damaged() ? "" : String.valueOf(image.layers())));
        columns.add(
                Columns.number(
                        COLUMN_SIZE,
                        Sizes.COLUMN_SHORT,
                        image -> image.damaged() ? "" : Quantities.bytes(image.bytes())));
        columns.add(Columns.number(COLUMN_OWN, Sizes.COLUMN_SHORT, image -> own(image)));
        columns.add(Columns.number(COLUMN_USERS, Sizes.COLUMN_NUMBER, image -> users(image)));
    }

    private static String own(ImageRow image) {
        return image.usage().map(ImageUsage::unique).map(Quantities::bytes).orElse("");
    }

    private static String users(ImageRow image) {
        return image.usage().map(ImageUsage::containers).map(String::valueOf).orElse("");
    }

    private TableRow<LiveRow<ImageRow>> row() {
        var row = new TableRow<LiveRow<ImageRow>>();
        row.setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2
                            && !row.isEmpty()) {
                        open.accept(row.getItem().get());
                    }
                });
        row.setOnContextMenuRequested(
                request -> {
                    if (!row.isEmpty()) {
                        menu(row.getItem().get())
                                .show(row, request.getScreenX(), request.getScreenY());
                    }
                });
        return row;
    }

    private ContextMenu menu(ImageRow image) {
        var shown = new ContextMenu();
        for (var action : menu) {
            var item = new MenuItem(action.title().text());
            item.setOnAction(_ -> action.run().accept(image));
            shown.getItems().add(item);
        }
        return shown;
    }

    private void onKey(KeyEvent event) {
        var selected = table.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            open.accept(selected.get());
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            delete.accept(selected.get());
            event.consume();
        }
    }

    Node node() {
        return table;
    }

    /// Puts the keyboard on the selected row, or the first.
    void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }
}
