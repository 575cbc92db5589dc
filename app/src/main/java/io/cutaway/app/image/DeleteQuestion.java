package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Question;
import io.cutaway.app.text.Quantities;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;

import javafx.scene.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Asks before an image is deleted, with what that frees and who uses it.
final class DeleteQuestion {

    private static final int MOST = 8;

    private DeleteQuestion() {}

    /// Calls `confirmed` when the answer is yes.
    static void ask(Node over, Deletion deletion, Runnable confirmed) {
        new Question(DELETE_TITLE, header(deletion.image()), sentence(deletion), DELETE_YES, CANCEL)
                .ask(over, confirmed);
    }

    private static String header(ImageRow image) {
        return DELETE_HEADER.text(
                image.names().isEmpty() ? image.shortDigest() : image.names().getFirst());
    }

    static String sentence(Deletion deletion) {
        var sentences = new ArrayList<String>();
        var names = deletion.image().names();
        if (names.size() > 1) {
            sentences.add(DELETE_NAMES.text(String.join(", ", names.subList(1, names.size()))));
        }
        if (deletion.image().damaged()) {
            sentences.add(DELETE_DAMAGED.text());
        } else if (deletion.users().isEmpty()) {
            sentences.add(DELETE_FREES.text(Quantities.bytes(deletion.freed())));
        } else {
            sentences.add(DELETE_USED.text(namesOf(deletion.users())));
        }
        if (!deletion.running().isEmpty()) {
            sentences.add(DELETE_RUNNING.text(namesOf(deletion.running())));
        }
        if (deletion.shared() > 0) {
            sentences.add(DELETE_SHARED.text(Quantities.bytes(deletion.shared())));
        }
        return String.join("\n", sentences);
    }

    private static String namesOf(List<ContainerSummary> containers) {
        var names =
                containers.stream()
                        .limit(MOST)
                        .map(container -> container.name().text())
                        .collect(Collectors.joining(", "));
        return containers.size() > MOST ? AND_OTHERS.text(names, containers.size() - MOST) : names;
    }
}
