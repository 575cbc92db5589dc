package io.cutaway.app.security;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;

import javafx.scene.Node;
import javafx.scene.control.Label;

/// How near a process is to a capability, in the colour of it.
final class StateContent implements Columns.Content<CapabilityRow> {

    private final Label label = Nodes.label("");

    @Override
    public Node node() {
        return label;
    }

    @Override
    public void show(CapabilityRow row) {
        label.setText(row.words());
        label.getStyleClass().setAll("label", row.styleClass());
    }
}
