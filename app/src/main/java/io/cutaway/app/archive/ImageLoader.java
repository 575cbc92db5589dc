package io.cutaway.app.archive;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.registry.ProgressTracker;
import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.protocol.ContentRequest.AddImage;
import io.cutaway.engine.protocol.ContentRequest.CheckContent;
import io.cutaway.engine.protocol.ContentRequest.ContentState;
import io.cutaway.engine.protocol.ContentRequest.LayerContent;
import io.cutaway.engine.protocol.ContentRequest.LayerId;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Gives the images of an archive to the engine: of each, the layers that it lacks, several at
/// once, and then the image itself. An image appears whole or not at all.
public final class ImageLoader {

    /// More gain nothing: each is unpacked by a thread of the helper's.
    private static final int AT_ONCE = 4;

    private final EngineClient client;
    private final Consumer<TransferProgress> listener;

    public ImageLoader(EngineClient client) {
        this(client, _ -> {});
    }

    /// @param listener is told of each image how far it has come, on other threads
    public ImageLoader(EngineClient client, Consumer<TransferProgress> listener) {
        this.client = client;
        this.listener = listener;
    }

    /// Loads all images of an archive, in their order.
    ///
    /// @throws ArchiveException when the archive is refused
    /// @throws io.cutaway.engine.protocol.ProblemException when the engine refuses what is in it
    public List<LoadedImage> load(ArchiveFiles files) throws IOException, InterruptedException {
        var loaded = new ArrayList<LoadedImage>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var image : ArchivedImages.of(files)) {
                loaded.add(load(image, threads));
            }
        }
        return loaded;
    }

    private LoadedImage load(ArchivedImage image, ExecutorService threads)
            throws IOException, InterruptedException {
        var received = receiveMissing(image, threads);
        try (var manifest = memory("manifest", image.manifest());
                var config = memory("config", image.config());
                var reply =
                        client.call(new AddImage(image.names(), 0, 1), List.of(manifest, config))) {
            var added = reply.value();
            return new LoadedImage(
                    added.names(),
                    added.digest(),
                    added.id(),
                    added.runnable(),
                    received.stream().mapToLong(ReceiveLayer.Received::skippedDevices).sum(),
                    received.stream().mapToLong(ReceiveLayer.Received::squashedOwners).sum());
        }
    }

    private static Descriptor memory(String name, DocumentBytes document) {
        var file = FileCalls.memfdCreate(name);
        FileCalls.writeAll(file, document.bytes());
        FileCalls.lseek(file, 0);
        return file;
    }

    private List<ReceiveLayer.Received> receiveMissing(ArchivedImage image, ExecutorService threads)
            throws IOException, InterruptedException {
        var layers = new LinkedHashMap<Digest, ArchivedImage.Layer>();
        image.layers().forEach(layer -> layers.putIfAbsent(layer.blob().digest(), layer));
        var blobs = layers.values().stream().map(ArchivedImage.Layer::blob).toList();
        var progress = new ProgressTracker(String.join(" ", image.names()), blobs, listener);
        var sender = new LayerSender(client, progress);
        var contents = check(List.copyOf(layers.values())).iterator();
        var running = new ArrayList<Future<ReceiveLayer.Received>>();
        for (var layer : layers.values()) {
            var content = contents.next();
            if (content.state() == ContentState.COMPLETE) {
                progress.state(layer.blob().digest(), State.PRESENT);
            } else {
                running.add(threads.submit(() -> sender.send(layer, content.bytes())));
            }
        }
        return results(running, sender);
    }

    private List<LayerContent> check(List<ArchivedImage.Layer> layers) {
        var ids =
                layers.stream()
                        .map(
                                layer ->
                                        new LayerId(
                                                layer.blob().digest().toString(),
                                                layer.diffId().toString()))
                        .toList();
        return client.call(new CheckContent(ids)).layers();
    }

    /// The first failure ends the others.
    private static List<ReceiveLayer.Received> results(
            List<Future<ReceiveLayer.Received>> running, LayerSender sender)
            throws IOException, InterruptedException {
        var received = new ArrayList<ReceiveLayer.Received>();
        var whole = false;
        try {
            for (var one : running) {
                received.add(one.get());
            }
            whole = true;
            return received;
        } catch (ExecutionException e) {
            throw cause(e);
        } finally {
            if (!whole) {
                sender.cancel();
                running.forEach(one -> one.cancel(false));
            }
        }
    }

    private static IOException cause(ExecutionException failure) {
        return switch (failure.getCause()) {
            case UncheckedIOException e when e.getCause() != null -> e.getCause();
            case RuntimeException e -> throw e;
            case null, default -> new IOException(failure);
        };
    }
}
