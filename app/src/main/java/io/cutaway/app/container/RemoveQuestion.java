package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.page.Question;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;

import javafx.scene.Node;

/// Asks before a container and what was written in it are gone for good.
final class RemoveQuestion {

    /// Calls `confirmed` when the answer is yes.
    void ask(Node over, ContainerSummary container, Runnable confirmed) {
        var header = REMOVE_HEADER.text(container.name().text());
        new Question(REMOVE_TITLE, header, sentence(container), REMOVE, CANCEL)
                .ask(over, confirmed);
    }

    private static String sentence(ContainerSummary container) {
        return container.state().isLive() ? REMOVE_RUNNING.text() : REMOVE_STOPPED.text();
    }
}
