package io.cutaway.app.registry;

import io.cutaway.app.registry.ContentStore.Received;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    public record Pulled(
            String name,
            String digest,
            Optional<Platform> platform,
            List<String> others,
            long skippedDevices,
            long squashedOwners,
            boolean runnable) {}

    /// Blocks until the image is in the store.
    ///
    /// @param listener is told how far it has come, on other threads
    /// @throws RegistryException when the registry doesn't give it
    /// @throws io.cutaway.engine.protocol.ProblemException when the store doesn't take it
    /// @throws InterruptedException when the thread was interrupted: it is cancelled then
    public Pulled pull(PullRequest request, Consumer<TransferProgress> listener)
            throws InterruptedException {
        var image = request.image();
        checkNamesRegistry(image);
        var repository = Repository.of(image);
        var registry = RegistryAddress.of(image);
        try (var client = access.open(registry, repository, request.options())) {
            var resolved = new ManifestResolver(client, image).resolve(image, request.platform());
            var received = fetch(client, repository, image, resolved, listener);
            var names = List.of(image.toString());
            var added = store.add(names, resolved.document().bytes(), resolved.config().bytes());
            return new Pulled(
                    image.toString(),
                    added.digest(),
                    resolved.platform(),
                    resolved.others(),
                    received.stream().mapToLong(Received::skippedDevices).sum(),
                    received.stream().mapToLong(Received::squashedOwners).sum(),
                    added.runnable());
        }
    }

    /// A name without a registry is one of this computer's own.
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
            RegistryClient client,
            Repository repository,
            ImageName image,
            ResolvedImage resolved,
            Consumer<TransferProgress> listener)
            throws InterruptedException {
        var layers = resolved.layers();
        var blobs = layers.stream().map(ResolvedImage.Layer::blob).toList();
        var progress = new ProgressTracker(image.toString(), blobs, listener);
        try (var workers = new Workers(AT_ONCE)) {
            var pull = new LayerPull(client, repository, store, progress, workers.answers());
            return workers.all(tasks(layers, pull, progress));
        }
    }

    private List<Callable<Received>> tasks(
            List<ResolvedImage.Layer> layers, LayerPull pull, ProgressTracker progress) {
        var tasks = new ArrayList<Callable<Received>>();
        var present = store.check(layers);
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            var presence = present.get(i);
            if (presence.complete()) {
                progress.state(layer.blob().digest(), State.PRESENT);
            } else {
                tasks.add(() -> one(layer, presence.bytes(), pull, progress));
            }
        }
        return tasks;
    }

    private static Received one(
            ResolvedImage.Layer layer, long offset, LayerPull pull, ProgressTracker progress)
            throws InterruptedException {
        ContentDescriptor blob = layer.blob();
        var received = pull.pull(layer, offset);
        progress.state(blob.digest(), State.DONE);
        return received;
    }
}
