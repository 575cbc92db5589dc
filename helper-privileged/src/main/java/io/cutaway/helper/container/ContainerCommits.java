package io.cutaway.helper.container;

import io.cutaway.engine.image.Image;
import io.cutaway.engine.protocol.ImageUpkeepRequest.CommitContainer;
import io.cutaway.engine.protocol.ImageUpkeepRequest.CommitContainer.Committed;
import io.cutaway.helper.image.ImageArrival;
import io.cutaway.helper.image.ImageStore;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Makes images of containers, whether they run or not.
public final class ContainerCommits {

    private final ImageStore store;
    private final Images images;
    private final ContainerTrees trees;

    public ContainerCommits(ImageStore store, Images images, ContainerTrees trees) {
        this.store = store;
        this.images = images;
        this.trees = trees;
    }

    /// Nothing is deleted from the store meanwhile, so the image that it builds on stays whole.
    public Committed commit(Container container, CommitContainer request) {
        var changes = new ConfigChanges(request.changes());
        request.name().ifPresent(Images::name);
        return ImageProblems.translated(
                () -> {
                    var arrival = store.begin();
                    try {
                        return commit(arrival, container, request, changes);
                    } finally {
                        images.end(arrival);
                    }
                });
    }

    private Committed commit(
            ImageArrival arrival,
            Container container,
            CommitContainer request,
            ConfigChanges changes)
            throws IOException {
        var record = container.record();
        var base = store.resolve(record.imageDigest());
        var leftOut = arrival.receive(trees.upper(container));
        var step =
                new Image.History(
                        Optional.of(Instant.now()),
                        Optional.of(String.join(" ", record.process().arguments())),
                        request.author(),
                        request.message(),
                        Optional.empty());
        var image =
                arrival.commitUpon(
                        base,
                        request.name().map(Images::name),
                        request.author(),
                        changes.of(base.image().config(), record.spec()),
                        step);
        return new Committed(
                image.name().map(Object::toString),
                image.digest().toString(),
                image.id().toString(),
                arrival.bytes(),
                leftOut.sockets(),
                leftOut.names());
    }
}
