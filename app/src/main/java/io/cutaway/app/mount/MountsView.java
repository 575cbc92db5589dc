package io.cutaway.app.mount;

import static io.cutaway.app.mount.MountMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Page;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A container's mounts as a table, each beside what the host has there.
public final class MountsView implements Page {

    private final MountsModel model;
    private final TableView<LiveRow<MountRow>> table = new TableView<>();
    private final VBox root;

    public MountsView(MountsModel model) {
        this.model = model;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW);
        table.setPlaceholder(Nodes.label(NOTHING.text(), StyleClasses.MUTED));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN);
        addColumns();
        root = Nodes.column(StyleClasses.PAGE_BODY, tools(), Nodes.grow(table), seeItYourself());
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(
                Columns.text(
                        COLUMN_TARGET, Sizes.COLUMN_MIDDLE, MountRow::target, StyleClasses.MONO));
        columns.add(Columns.firm(Columns.text(COLUMN_TYPE, Sizes.COLUMN_SHORT, MountRow::type)));
        columns.add(
                Columns.firm(
                        Columns.text(
                                COLUMN_SOURCE,
                                Sizes.COLUMN_SHORT,
                                MountRow::source,
                                StyleClasses.MONO)));
        columns.add(
                Columns.firm(
                        Columns.text(
                                COLUMN_OPTIONS,
                                Sizes.COLUMN_OPTIONS,
                                MountRow::options,
                                StyleClasses.MONO,
                                StyleClasses.SMALL)));
        columns.add(
                Columns.text(
                        COLUMN_LACKS,
                        Sizes.COLUMN_MIDDLE,
                        MountRow::missing,
                        StyleClasses.WARNING));
        columns.add(Columns.text(COLUMN_PROPAGATION, Sizes.COLUMN_SHORT, MountRow::propagation));
        columns.add(Columns.of(COLUMN_HOST, Sizes.COLUMN_LINE, HostContent::new));
    }

    private HBox tools() {
        var first = Nodes.label("", StyleClasses.STRONG);
        first.textProperty()
                .bind(
                        model.snapshot()
                                .map(all -> SUMMARY.text(all.inside().size(), all.lacking())));
        var host = Nodes.styled(new ToggleButton(), StyleClasses.CHIP);
        host.textProperty().bind(model.snapshot().map(all -> SHOW_HOST.text(all.outside().size())));
        host.selectedProperty().bindBidirectional(model.showsHost());
        return Nodes.row(StyleClasses.LINE, first, Nodes.spacer(), host);
    }

    private HBox seeItYourself() {
        var command = Nodes.label("", StyleClasses.COMMAND);
        command.textProperty()
                .bind(model.snapshot().map(all -> COMMAND.text(String.valueOf(all.pid()))));
        return Nodes.row(
                StyleClasses.LINE,
                Nodes.label(SEE_IT.text(), StyleClasses.STRONG),
                Nodes.grow(command));
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
