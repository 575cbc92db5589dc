package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;

import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;

/// Asks before a container and what was written in it are gone for good.
final class RemoveQuestion {

    private final ButtonType remove = new ButtonType(REMOVE.text(), ButtonBar.ButtonData.OK_DONE);
    private final ButtonType cancel =
            new ButtonType(CANCEL.text(), ButtonBar.ButtonData.CANCEL_CLOSE);

    /// Calls `confirmed` when the answer is yes.
    void ask(Node over, ContainerSummary container, Runnable confirmed) {
        var alert = new Alert(Alert.AlertType.CONFIRMATION, sentence(container), remove, cancel);
        alert.initOwner(over.getScene().getWindow());
        alert.setTitle(REMOVE_TITLE.text());
        alert.setHeaderText(REMOVE_HEADER.text(container.name().text()));
        alert.setGraphic(null);
        alert.getDialogPane().getStylesheets().setAll(over.getScene().getStylesheets());
        alert.resultProperty()
                .subscribe(
                        answer -> {
                            if (remove.equals(answer)) {
                                confirmed.run();
                            }
                        });
        alert.show();
    }

    private static String sentence(ContainerSummary container) {
        return container.state().isLive() ? REMOVE_RUNNING.text() : REMOVE_STOPPED.text();
    }
}
