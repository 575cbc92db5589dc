package io.cutaway.app.process;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A command, as far to the right as it stands below others.
final class CommandContent implements Columns.Content<ProcessRow> {

    private final Region indent = new Region();
    private final Label command = Nodes.name(StyleClasses.MONO);
    private final HBox node = Nodes.row(StyleClasses.INDENTED, indent, command);

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(ProcessRow row) {
        indent.setMinWidth(row.depth() * Sizes.INDENT);
        command.setText(row.command());
    }
}
