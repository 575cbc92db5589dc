package io.cutaway.app.mount;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The sign of the comparison and what the host has.
final class HostContent implements Columns.Content<MountRow> {

    private final Label sign = new Label();
    private final Label host = Nodes.name(StyleClasses.SMALL);
    private final HBox node = Nodes.row(StyleClasses.LINE, sign, host);

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(MountRow row) {
        sign.setText(row.sign());
        sign.getStyleClass().setAll("label", StyleClasses.SIGN, row.styleClass());
        host.setText(row.host());
    }
}
