package io.cutaway.app.image;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.PruneImages;
import io.cutaway.engine.protocol.ImageUpkeepRequest.TagImage;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// What can be done to an image from the list and from its page. Every command returns at once; the
/// list learns of the outcome by its stream, problems go to `failed`.
final class ImageActions {

    private final EngineClient client;
    private final Background background;
    private final Consumer<Explanation> failed;

    ImageActions(EngineClient client, Background background, Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.failed = failed;
    }

    /// Looks up what deleting an image would mean.
    ///
    /// @param image a name or a digest
    /// @param ask called with it on the JavaFX thread
    void consider(String image, Consumer<Deletion> ask) {
        background.run(
                () -> {
                    var known = ImageDescription.of(client, image);
                    return new Deletion(known.row(), known.users());
                },
                ask,
                failed);
    }

    /// Gives an image one more name.
    ///
    /// @param done called on the JavaFX thread when it has it
    void tag(ImageRow image, String name, Runnable done) {
        background.run(
                () -> client.call(new TagImage(image.reference(), name)), _ -> done.run(), failed);
    }

    /// Deletes every image that no container was made from, and what nothing needs.
    ///
    /// @param freed told on the JavaFX thread how many bytes are free
    void prune(LongConsumer freed) {
        background.run(
                () -> client.call(new PruneImages(true)),
                pruned -> freed.accept(pruned.bytes()),
                failed);
    }

    /// Deletes an image after it was asked. Containers made from it keep its layers; one that runs
    /// keeps it from being deleted.
    ///
    /// @param done called on the JavaFX thread when it is gone
    void delete(Deletion deletion, Runnable done) {
        var force = deletion.image().damaged() || !deletion.users().isEmpty();
        background.run(
                () -> client.call(new RemoveImage(deletion.wanted(), force)),
                _ -> done.run(),
                failed);
    }
}
