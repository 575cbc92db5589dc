package io.cutaway.app.container;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A container's name over the beginning of its id, with a dot in the colour of its state.
final class NameContent implements Columns.Content<ContainerSummary> {

    private final ContainersModel model;
    private final Region dot = new Region();
    private final Label name = Nodes.name(StyleClasses.STRONG);
    private final Label id = Nodes.name(StyleClasses.MONO, StyleClasses.SMALL, StyleClasses.MUTED);
    private final HBox node =
            Nodes.row(StyleClasses.LINE, dot, Nodes.column(StyleClasses.STACK_TIGHT, name, id));

    NameContent(ContainersModel model) {
        this.model = model;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(ContainerSummary container) {
        name.setText(container.name().text());
        id.setText(container.id().abbreviated());
        var state = StateText.of(container.state(), model.now());
        dot.getStyleClass().setAll(StyleClasses.DOT, state.styleClass());
    }
}
