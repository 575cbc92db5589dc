package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.text.Message;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

import java.util.List;
import java.util.function.Consumer;

/// The containers as rows. Enter or a double click opens one, Delete asks whether to remove it.
final class ContainerTable {

    private final TableView<LiveRow<ContainerSummary>> table = new TableView<>();
    private final ContainersModel model;
    private final ContainerActions actions;
    private final RemoveQuestion question;
    private final Consumer<LiveRow<ContainerSummary>> open;

    ContainerTable(
            ContainersModel model,
            ContainerActions actions,
            RemoveQuestion question,
            Consumer<LiveRow<ContainerSummary>> open) {
        this.model = model;
        this.actions = actions;
        this.question = question;
        this.open = open;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW_TALL);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN, StyleClasses.TALL_ROWS);
        table.setPlaceholder(Nodes.label(NOTHING_MATCHES.text(), StyleClasses.MUTED));
        addColumns();
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        Nodes.grow(table);
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(Columns.of(COLUMN_NAME, Sizes.COLUMN_NAME, () -> new NameContent(model)));
        columns.add(Columns.text(COLUMN_IMAGE, Sizes.COLUMN_NAME, ContainerSummary::image));
        columns.add(Columns.of(COLUMN_STATE, Sizes.COLUMN_NAME, () -> new StateContent(model)));
        columns.add(Columns.number(COLUMN_WRITTEN, Sizes.COLUMN_NUMBER, ContainerTable::written));
        columns.add(
                Columns.text(
                        COLUMN_COMMAND,
                        Sizes.COLUMN_LINE,
                        c -> String.join(" ", c.command()),
                        StyleClasses.MONO));
    }

    private static String written(ContainerSummary container) {
        return container.writtenBytes().map(Quantities::bytes).orElse("");
    }

    private TableRow<LiveRow<ContainerSummary>> row() {
        var row = new TableRow<LiveRow<ContainerSummary>>();
        row.setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2
                            && !row.isEmpty()) {
                        open.accept(row.getItem());
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

    private ContextMenu menu(ContainerSummary container) {
        var live = container.state().isLive();
        var entries =
                List.of(
                        new Entry(START, !live, c -> actions.start(c.id())),
                        new Entry(STOP, live, c -> actions.stop(c.id())),
                        new Entry(KILL, live, c -> actions.kill(c.id())),
                        new Entry(REMOVE_MENU, true, this::askToRemove));
        var menu = new ContextMenu();
        entries.stream()
                .filter(Entry::offered)
                .forEach(entry -> menu.getItems().add(entry.item(container)));
        return menu;
    }

    private record Entry(Message title, boolean offered, Consumer<ContainerSummary> action) {
        MenuItem item(ContainerSummary container) {
            var item = new MenuItem(title.text());
            item.setOnAction(_ -> action.accept(container));
            return item;
        }
    }

    private void onKey(KeyEvent event) {
        var selected = table.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            open.accept(selected);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            askToRemove(selected.get());
            event.consume();
        }
    }

    private void askToRemove(ContainerSummary container) {
        question.ask(table, container, () -> actions.remove(container.id()));
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
