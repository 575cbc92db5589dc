package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import java.util.List;

/// The list of images. Enter launches a container of one.
final class ImagesView implements Page {

    private static final int DIGEST_FROM = "sha256:".length();
    private static final int DIGEST_TO = DIGEST_FROM + 12;

    private final ImagesModel model;
    private final Navigation navigation;
    private final TableView<LiveRow<ImageSummary>> table = new TableView<>();
    private final VBox root;

    ImagesView(ImagesModel model, Navigation navigation) {
        this.model = model;
        this.navigation = navigation;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW_TALL);
        table.setPlaceholder(Nodes.paragraph(NOTHING.text(), StyleClasses.MUTED));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN, StyleClasses.TALL_ROWS);
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addColumns();
        var summary = Nodes.label("", StyleClasses.SUBTITLE);
        summary.textProperty().bind(model.images().map(ImagesView::summary));
        var header =
                Nodes.row(
                        StyleClasses.PAGE_HEADER,
                        Nodes.column(
                                StyleClasses.STACK_TIGHT,
                                Nodes.label(TITLE.text(), StyleClasses.TITLE),
                                summary));
        var body =
                Nodes.column(
                        StyleClasses.PAGE_BODY,
                        Nodes.grow(table),
                        Nodes.label(KEYS.text(), StyleClasses.KEYS));
        root = Nodes.column(StyleClasses.PAGE, header, Nodes.grow(body));
    }

    private static String summary(List<ImageSummary> images) {
        var bytes = images.stream().mapToLong(ImageSummary::bytes).sum();
        return SUMMARY.text(images.size(), Quantities.bytes(bytes));
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(
                Columns.text(
                        COLUMN_NAME, Sizes.COLUMN_LINE, ImagesView::name, StyleClasses.STRONG));
        columns.add(
                Columns.text(
                        COLUMN_DIGEST, Sizes.COLUMN_WORD, ImagesView::digest, StyleClasses.MONO));
        columns.add(
                Columns.text(
                        COLUMN_CREATED,
                        Sizes.COLUMN_WORD,
                        image -> Quantities.ago(image.created(), model.now())));
        columns.add(
                Columns.number(
                        COLUMN_LAYERS,
                        Sizes.COLUMN_NUMBER,
                        image -> String.valueOf(image.layers())));
        columns.add(
                Columns.number(
                        COLUMN_SIZE,
                        Sizes.COLUMN_NUMBER,
                        image -> Quantities.bytes(image.bytes())));
    }

    private static String name(ImageSummary image) {
        return image.name().orElse(UNNAMED.text());
    }

    private static String digest(ImageSummary image) {
        var digest = image.digest();
        return digest.length() > DIGEST_TO ? digest.substring(DIGEST_FROM, DIGEST_TO) : digest;
    }

    private TableRow<LiveRow<ImageSummary>> row() {
        var row = new TableRow<LiveRow<ImageSummary>>();
        var launch = new MenuItem(LAUNCH.text());
        launch.setOnAction(_ -> launch(row.getItem().get()));
        var remove = new MenuItem(REMOVE.text());
        remove.setOnAction(_ -> model.remove(row.getItem().get()));
        var menu = new ContextMenu(launch, remove);
        row.setOnContextMenuRequested(
                request -> {
                    if (!row.isEmpty()) {
                        menu.show(row, request.getScreenX(), request.getScreenY());
                    }
                });
        return row;
    }

    private void onKey(KeyEvent event) {
        var selected = table.getSelectionModel().getSelectedItem();
        if (selected != null && event.getCode() == KeyCode.ENTER) {
            launch(selected.get());
            event.consume();
        }
    }

    private void launch(ImageSummary image) {
        navigation.open(new Screen.Launch(image.name()));
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
