package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Question;
import io.cutaway.app.text.Quantities;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage.DiskUsage;

import javafx.scene.Node;

import java.util.List;
import java.util.stream.Collectors;

/// Asks before everything that no container needs is deleted.
final class PruneQuestion {

    private static final int MOST = 12;

    private PruneQuestion() {}

    /// Calls `confirmed` when the answer is yes.
    static void ask(Node over, List<ImageRow> images, DiskUsage usage, Runnable confirmed) {
        var header = PRUNE_HEADER.text(Quantities.bytes(usage.reclaimable()));
        new Question(PRUNE_TITLE, header, sentence(images), PRUNE_YES, CANCEL).ask(over, confirmed);
    }

    static String sentence(List<ImageRow> images) {
        var unused = images.stream().filter(PruneQuestion::isUnused).toList();
        if (unused.isEmpty()) {
            return PRUNE_LEFTOVERS.text();
        }
        var names =
                unused.stream()
                        .limit(MOST)
                        .map(
                                image ->
                                        image.names().isEmpty()
                                                ? image.shortDigest()
                                                : image.reference())
                        .collect(Collectors.joining("\n"));
        var listed = unused.size() > MOST ? AND_OTHERS.text(names, unused.size() - MOST) : names;
        return PRUNE_IMAGES.text(unused.size()) + "\n\n" + listed;
    }

    private static boolean isUnused(ImageRow image) {
        return image.usage().filter(usage -> usage.containers() == 0).isPresent();
    }
}
