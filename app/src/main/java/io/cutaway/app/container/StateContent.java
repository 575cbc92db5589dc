package io.cutaway.app.container;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A container's state as a word, over since when or how it ended.
final class StateContent implements Columns.Content<ContainerSummary> {

    private final ContainersModel model;
    private final Label word = new Label();
    private final Label detail = Nodes.name(StyleClasses.SMALL, StyleClasses.MUTED);
    private final VBox node = Nodes.column(StyleClasses.STACK_TIGHT, word, detail);

    StateContent(ContainersModel model) {
        this.model = model;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(ContainerSummary container) {
        var state = StateText.of(container.state(), model.now());
        word.setText(state.word());
        word.getStyleClass().setAll("label", StyleClasses.STRONG, state.styleClass());
        detail.setText(state.detail());
    }
}
