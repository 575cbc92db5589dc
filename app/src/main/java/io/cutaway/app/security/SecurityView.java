package io.cutaway.app.security;

import static io.cutaway.app.security.SecurityMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Page;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;

/// A container's capabilities as a table, and what else holds it in.
public final class SecurityView implements Page {

    private final SecurityModel model;
    private final TableView<LiveRow<CapabilityRow>> table = new TableView<>();
    private final VBox facts = Nodes.column(StyleClasses.STACK);
    private final HBox root;

    public SecurityView(SecurityModel model) {
        this.model = model;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW);
        table.setPlaceholder(Nodes.label(NOTHING.text(), StyleClasses.MUTED));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN);
        addColumns();
        var first = Nodes.paragraph("", StyleClasses.STRONG);
        first.textProperty().bind(model.snapshot().map(SecuritySnapshot::summary));
        var left = Nodes.column(StyleClasses.STACK_WIDE, first, Nodes.grow(table));
        root = Nodes.row(StyleClasses.PAGE_COLUMNS, Nodes.grow(left), factsPanel());
        model.snapshot().subscribe(this::show);
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(
                Columns.text(
                        COLUMN_CAPABILITY,
                        Sizes.COLUMN_NAME,
                        CapabilityRow::name,
                        StyleClasses.MONO));
        columns.add(Columns.firm(Columns.of(COLUMN_STATE, Sizes.COLUMN_NAME, StateContent::new)));
        columns.add(Columns.text(COLUMN_DEFAULT, Sizes.COLUMN_SHORT, CapabilityRow::usual));
    }

    private Node factsPanel() {
        var command = Nodes.paragraph("", StyleClasses.COMMAND);
        command.textProperty()
                .bind(model.snapshot().map(now -> COMMAND.text(String.valueOf(now.pid()))));
        var content =
                Nodes.column(
                        StyleClasses.STACK_WIDE,
                        Nodes.label(HELD_IN.text(), StyleClasses.HEADING),
                        facts,
                        Nodes.label(SEE_IT.text(), StyleClasses.STRONG),
                        command);
        var scroll = Nodes.styled(new ScrollPane(content), StyleClasses.SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return Nodes.styled(
                Nodes.column(StyleClasses.PANEL, Nodes.grow(scroll)), StyleClasses.SECURITY_PANEL);
    }

    private void show(SecuritySnapshot now) {
        facts.getChildren().clear();
        now.confinement()
                .ifPresent(
                        known -> {
                            say(SYSTEM_CALLS, SecuritySnapshot.systemCalls(known));
                            say(NEW_PRIVILEGES, SecuritySnapshot.privileges(known));
                        });
        if (now.pid() != 0) {
            show(USERS, now.users(), StyleClasses.DATA);
            show(GROUPS, now.groups(), StyleClasses.DATA);
            paths(MASKED, now.covers().masked());
            paths(READ_ONLY, now.covers().readOnly());
        }
    }

    private void say(Message name, String words) {
        facts.getChildren().add(Nodes.fact(name, Nodes.paragraph(words)));
    }

    private void show(Message name, String words, String styleClass) {
        facts.getChildren().add(Nodes.fact(name, Nodes.paragraph(words, styleClass)));
    }

    private void paths(Message name, List<String> paths) {
        if (paths.isEmpty()) {
            say(name, NONE.text());
        } else {
            show(name, String.join("\n", paths), StyleClasses.MONO);
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
