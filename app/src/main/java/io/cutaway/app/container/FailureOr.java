package io.cutaway.app.container;

import io.cutaway.app.page.Page;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import java.util.Optional;

/// A page, or in its place why the container's last launch failed.
final class FailureOr implements Page {

    private final Page page;
    private final StackPane node = new StackPane();

    FailureOr(ContainerModel model, Page page) {
        this.page = page;
        model.details().subscribe(this::show);
    }

    private void show(Optional<Details> details) {
        if (details.isPresent()
                && details.get().summary().state() instanceof ContainerState.Failed failed) {
            node.getChildren().setAll(FailureView.of(details.get(), failed.failure()));
        } else if (!node.getChildren().contains(page.node())) {
            node.getChildren().setAll(page.node());
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        page.shown();
    }

    @Override
    public void hidden() {
        page.hidden();
    }

    @Override
    public void focus() {
        page.focus();
    }
}
