package io.cutaway.helper.container;

import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.ImportImage.Imported;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.Problem.ImageInUse;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.helper.image.ImageArrival;
import io.cutaway.helper.image.ImageStore;
import io.cutaway.helper.image.StoredImage;
import io.cutaway.helper.image.UnpackedLayer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// The images of the store for those who make containers of them and for those who look at them.
public final class Images implements ContainerImage.Lookup {

    private final ImageStore store;
    private final Containers containers;
    private final ImageDetails details;

    /// What was asked for since an image last came or went: a start reads no document twice.
    private final Map<String, ContainerImage> found = new ConcurrentHashMap<>();

    public Images(ImageStore store, Containers containers) {
        this.store = store;
        this.containers = containers;
        this.details = new ImageDetails(store);
    }

    /// Held for reading by those who use images, for writing by those who delete them: a container
    /// that is being made is no container yet, and its layers must stay.
    private final ReentrantReadWriteLock deletion = new ReentrantReadWriteLock();

    /// One archive of an image that is being imported.
    public record Source(InputStream archive, String history) {}

    @Override
    public ContainerImage find(String text) {
        return keeping(
                () ->
                        found.computeIfAbsent(
                                text,
                                t ->
                                        ImageProblems.translated(
                                                () -> containerImage(store.resolve(t)))));
    }

    @Override
    public <T> T keeping(Supplier<T> work) {
        deletion.readLock().lock();
        try {
            return work.get();
        } finally {
            deletion.readLock().unlock();
        }
    }

    private static ContainerImage containerImage(StoredImage image) {
        return new ContainerImage(
                image.digest(), image.layers().reversed(), image.image().config());
    }

    /// Makes an image of archives.
    ///
    /// @param sources the lowest layer first
    public Imported add(String text, List<Source> sources, ImageSettings settings) {
        var name = name(text);
        return ImageProblems.translated(
                () -> {
                    var arrival = store.begin();
                    try {
                        var layers = new ArrayList<UnpackedLayer>();
                        for (var source : sources) {
                            layers.add(arrival.receive(source.archive(), source.history()));
                        }
                        return imported(arrival.commit(name, config(settings)), layers);
                    } finally {
                        end(arrival);
                    }
                });
    }

    /// What nothing needs any more is deleted now.
    void end(ImageArrival arrival) throws IOException {
        deleting(
                () -> {
                    arrival.close();
                    return arrival;
                });
    }

    /// Does something after which images may be others, and that may delete some.
    <T> T deleting(ImageProblems.Work<T> work) throws IOException {
        deletion.writeLock().lock();
        try {
            return work.run();
        } finally {
            found.clear();
            deletion.writeLock().unlock();
        }
    }

    static ImageName name(String text) {
        try {
            return ImageName.parse(text);
        } catch (ImageFormatException e) {
            throw new ProblemException(new InvalidRequest("name", text));
        }
    }

    private static Imported imported(StoredImage image, List<UnpackedLayer> layers) {
        return new Imported(
                image.name().map(ImageName::toString).orElse(""),
                image.digest().toString(),
                layers.stream().mapToLong(UnpackedLayer::bytes).sum(),
                layers.stream().mapToLong(UnpackedLayer::skippedDevices).sum(),
                layers.stream().mapToLong(UnpackedLayer::squashedOwners).sum());
    }

    private static ImageConfig config(ImageSettings settings) {
        return new ImageConfig(
                settings.user(),
                Map.of(),
                settings.environment(),
                settings.entrypoint(),
                settings.command(),
                Map.of(),
                settings.workingDirectory(),
                Map.of(),
                Optional.empty());
    }

    /// Removes a name, and what nothing else needs.
    ///
    /// @param force also when containers that don't run were made from it
    public void remove(String text, boolean force) {
        deletion.writeLock().lock();
        try {
            removeUnused(text, force);
        } finally {
            found.clear();
            deletion.writeLock().unlock();
        }
    }

    private void removeUnused(String text, boolean force) {
        var digest = ImageProblems.translated(() -> store.find(text)).digest().toString();
        for (var container : containers.all()) {
            boolean uses = container.record().imageDigest().equals(digest);
            if (uses && (!force || container.state().isLive())) {
                throw new ProblemException(new ImageInUse(text, container.id().hex()));
            }
        }
        ImageProblems.translated(
                () -> {
                    store.remove(text);
                    return text;
                });
    }

    public ListImages.Images list() {
        return ImageProblems.translated(
                () -> {
                    var summaries = new ArrayList<ImageSummary>();
                    for (var image : store.index()) {
                        summaries.add(details.summary(image));
                    }
                    return new ListImages.Images(summaries);
                });
    }

    public InspectImage.Details details(String text) {
        return ImageProblems.translated(() -> details.of(store.resolve(text)));
    }
}
