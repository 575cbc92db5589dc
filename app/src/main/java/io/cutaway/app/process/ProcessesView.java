package io.cutaway.app.process;

import static io.cutaway.app.process.ProcessMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Page;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.icons.CutawayIcon;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A container's processes as a tree, and its namespaces beside the host's.
public final class ProcessesView implements Page {

    private final ProcessesModel model;
    private final TableView<LiveRow<ProcessRow>> table = new TableView<>();
    private final VBox namespaces = Nodes.column(StyleClasses.STACK);
    private final HBox root;

    public ProcessesView(ProcessesModel model) {
        this.model = model;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW);
        table.setPlaceholder(Nodes.label(NOTHING.text(), StyleClasses.MUTED));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN);
        addColumns();
        var first = Nodes.label("", StyleClasses.STRONG);
        first.textProperty()
                .bind(model.snapshot().map(all -> SUMMARY.text(all.processes().size(), all.own())));
        var left = Nodes.column(StyleClasses.STACK_WIDE, first, Nodes.grow(table));
        root = Nodes.row(StyleClasses.PAGE_COLUMNS, Nodes.grow(left), namespacePanel());
        model.snapshot().subscribe(this::show);
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(Columns.of(COLUMN_COMMAND, Sizes.COLUMN_MIDDLE, CommandContent::new));
        columns.add(Columns.number(COLUMN_PID_INSIDE, Sizes.COLUMN_SHORT, ProcessRow::pidInside));
        columns.add(Columns.number(COLUMN_PID_OUTSIDE, Sizes.COLUMN_SHORT, ProcessRow::pidOutside));
        columns.add(Columns.number(COLUMN_USER_INSIDE, Sizes.COLUMN_SHORT, ProcessRow::userInside));
        columns.add(
                Columns.number(COLUMN_USER_OUTSIDE, Sizes.COLUMN_SHORT, ProcessRow::userOutside));
    }

    private Node namespacePanel() {
        var command = Nodes.paragraph("", StyleClasses.COMMAND);
        command.textProperty()
                .bind(model.snapshot().map(all -> COMMAND.text(String.valueOf(all.firstPid()))));
        var panel =
                Nodes.column(
                        StyleClasses.PANEL,
                        Nodes.row(
                                StyleClasses.LINE,
                                Nodes.icon(CutawayIcon.NAMESPACE),
                                Nodes.label(NAMESPACES.text(), StyleClasses.HEADING),
                                Nodes.spacer(),
                                inode(HOST.text()),
                                inode(HERE.text())),
                        namespaces,
                        Nodes.label(SEE_IT.text(), StyleClasses.STRONG),
                        command);
        return Nodes.styled(panel, StyleClasses.NAMESPACE_PANEL);
    }

    private void show(ProcessesSnapshot snapshot) {
        namespaces.getChildren().setAll(snapshot.namespaces().stream().map(this::row).toList());
    }

    private HBox row(NamespaceRow row) {
        var chip =
                Nodes.label(
                        row.kind().linkName(),
                        StyleClasses.NAMESPACE,
                        StyleClasses.namespace(row.kind()));
        var shared = Nodes.label(row.isShared() ? SHARED.text() : "", StyleClasses.WARNING);
        shared.setMinWidth(Label.USE_PREF_SIZE);
        return Nodes.row(
                StyleClasses.LINE,
                chip,
                shared,
                Nodes.spacer(),
                inode(row.outside().map(id -> String.valueOf(id.inode())).orElse("")),
                inode(row.inside().map(id -> String.valueOf(id.inode())).orElse("")));
    }

    private static Label inode(String text) {
        return Nodes.label(text, StyleClasses.NUMBER, StyleClasses.INODE);
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
