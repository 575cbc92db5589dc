package io.cutaway.app.registry;

import io.cutaway.app.registry.ContentStore.Received;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Gets an image from a registry into the store. What the store has is not fetched; what came of a
/// transfer that broke off is not fetched again.
public final class ImagePull {

    /// Layers that are under way at the same time.
    private static final int AT_ONCE = 3;

    private final RegistryAccess access;
    private final ContentStore store;

    public ImagePull(RegistryAccess access, ContentStore store) {
        this.access = access;
        this.store = store;
    }

    /// An image that was pulled.
    ///
    /// @param digest of its manifest
    /// @param platform of its configuration
    /// @param others platforms that the registry has it for, this one among them; empty when there
    ///   is no choice
    /// @param runnable whether this computer can run it
    /// @param folder of images that it came from; absent when it came from its registry
    public record Pulled(
            String name,
            String digest,
            Optional<Platform> platform,
            List<String> others,
            long skippedDevices,
            long squashedOwners,
            boolean runnable,
            Optional<String> folder) {

        private Pulled from(Path place) {
            return new Pulled(
                    name,
                    digest,
                    platform,
                    others,
                    skippedDevices,
                    squashedOwners,
                    runnable,
                    Optional.of(place.toString()));
        }
    }

    /// Blocks until the image is in the store. Folders of images are asked before the network.
    ///
    /// @param listener is told how far it has come, on other threads
    /// @throws RegistryException when the registry doesn't give it
    /// @throws io.cutaway.engine.protocol.ProblemException when the store doesn't take it
    /// @throws InterruptedException when the thread was interrupted: it is cancelled then
    public Pulled pull(PullRequest request, Consumer<TransferProgress> listener)
            throws InterruptedException {
        var image = request.image();
        var inFolder = access.folders().find(image, request.platform());
        if (inFolder.isPresent()) {
            var found = inFolder.get();
            var source = new FolderLayers(found.folder(), store);
            return add(image, found.image(), listener, (_, _) -> source)
                    .from(found.folder().path());
        }
        checkNamesRegistry(image);
        var repository = Repository.of(image);
        var registry = RegistryAddress.of(image);
        try (var client = access.open(registry, repository, request.options())) {
            var resolved =
                    new ManifestResolver(new RegistryDocuments(client, image), image)
                            .resolve(image, request.platform());
            return add(
                    image,
                    resolved,
                    listener,
                    (progress, answers) ->
                            new LayerPull(client, repository, store, progress, answers));
        }
    }

    /// Makes what brings the layers of a transfer.
    private interface LayersOf {
        LayerSource make(ProgressTracker progress, Executor answers);
    }

    private Pulled add(
            ImageName image,
            ResolvedImage resolved,
            Consumer<TransferProgress> listener,
            LayersOf layers)
            throws InterruptedException {
        var received = fetch(image, resolved, listener, layers);
        var name = stored(image, resolved).toString();
        var added =
                store.add(List.of(name), resolved.document().bytes(), resolved.config().bytes());
        return new Pulled(
                name,
                added.digest(),
                resolved.platform(),
                resolved.others(),
                received.stream().mapToLong(Received::skippedDevices).sum(),
                received.stream().mapToLong(Received::squashedOwners).sum(),
                added.runnable(),
                Optional.empty());
    }

    /// A name without a registry is one of this computer's own. What was asked for by the digest of
    /// an index has one of its own, by which it is found again.
    private static ImageName stored(ImageName asked, ResolvedImage resolved) {
        return asked.digest().isEmpty()
                ? asked
                : new ImageName(
                        asked.registry(),
                        asked.repository(),
                        asked.tag(),
                        Optional.of(resolved.digest()));
    }

    private static void checkNamesRegistry(ImageName image) {
        if (!namesRegistry(image)) {
            throw new RegistryException(RegistryMessage.NO_REGISTRY_NAMED, image.familiar());
        }
    }

    /// Whether there is a registry to ask for an image.
    public static boolean namesRegistry(ImageName image) {
        return !image.registry().equals(ImageName.LOCAL);
    }

    private List<Received> fetch(
            ImageName image,
            ResolvedImage resolved,
            Consumer<TransferProgress> listener,
            LayersOf source)
            throws InterruptedException {
        var layers = resolved.layers();
        var blobs = layers.stream().map(ResolvedImage.Layer::blob).toList();
        var progress = new ProgressTracker(image.toString(), blobs, listener);
        try (var workers = new Workers(AT_ONCE)) {
            return workers.all(tasks(layers, source.make(progress, workers.answers()), progress));
        }
    }

    private List<Callable<Received>> tasks(
            List<ResolvedImage.Layer> layers, LayerSource source, ProgressTracker progress) {
        var tasks = new ArrayList<Callable<Received>>();
        var present = store.check(layers);
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            var presence = present.get(i);
            if (presence.complete()) {
                progress.state(layer.blob().digest(), State.PRESENT);
            } else {
                tasks.add(() -> one(layer, presence.bytes(), source, progress));
            }
        }
        return tasks;
    }

    private static Received one(
            ResolvedImage.Layer layer, long offset, LayerSource source, ProgressTracker progress)
            throws InterruptedException {
        var digest = layer.blob().digest();
        progress.done(digest, offset);
        progress.state(digest, State.MOVING);
        var received = source.pull(layer, offset);
        progress.state(digest, State.DONE);
        return received;
    }
}
