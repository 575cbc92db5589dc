package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.Platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An image on its way into the store.
///
/// ```
/// try (var arrival = store.begin()) {
///     arrival.receive(archive, "imported from debian.tar");
///     return arrival.commit(name, config);
/// }
/// ```
///
/// Closed without a commit, it leaves nothing. It is for one thread; several may run at once, and
/// as long as one runs, nothing is deleted from the store.
public final class ImageArrival implements AutoCloseable {

    private final ImageStore store;
    private final BlobStore blobs;
    private final LayerUnpacker unpacker;
    private final Instant started = Instant.now();
    private final List<UnpackedLayer> layers = new ArrayList<>();
    private final List<Image.History> history = new ArrayList<>();
    private boolean closed;

    ImageArrival(ImageStore store, BlobStore blobs, LayerUnpacker unpacker) {
        this.store = store;
        this.blobs = blobs;
        this.unpacker = unpacker;
    }

    /// Stores the next layer above those that have come, and unpacks it on the way.
    ///
    /// @param archive tar, plain or gzip; not closed
    /// @param origin what made it, for the image's history
    /// @throws ImageException when the archive is refused
    public UnpackedLayer receive(InputStream archive, String origin) throws IOException {
        var temporary = blobs.temporary();
        try {
            var layer = unpackCopying(archive, temporary);
            blobs.publish(temporary, layer.digest());
            layers.add(layer);
            history.add(new Image.History(started, origin));
            return layer;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Stores what a container has changed as the next layer.
    ///
    /// @return what the layer can't hold
    /// @throws ImageException when no layer can be made of it
    public LeftOut receive(ArchivedTree upper) throws IOException {
        var temporary = blobs.temporary();
        try {
            var made = new TreeLayer(unpacker).make(upper, temporary);
            blobs.publish(temporary, made.layer().digest());
            layers.add(made.layer());
            return made.leftOut();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private UnpackedLayer unpackCopying(InputStream archive, Path copy) throws IOException {
        try (var out =
                new BufferedOutputStream(
                        Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW), 1 << 17)) {
            return unpacker.unpack(archive, out);
        }
    }

    /// Makes the image of the layers that have come, for this computer's kind of machine.
    public StoredImage commit(ImageName name, ImageConfig config) throws IOException {
        var diffIds = layers.stream().map(UnpackedLayer::diffId).toList();
        var image = new Image(started, Platform.here(), config, diffIds, history);
        var written = blobs.writeDocument(MediaTypes.CONFIG, image);
        return store.add(Optional.of(name), new Manifest(written, blobs(layers)), image);
    }

    /// Makes the image of another one's layers with those that have come above them. What that one
    /// says and nobody here understands, the new one says too.
    ///
    /// @param step what made it
    public StoredImage commitUpon(
            StoredImage base,
            Optional<ImageName> name,
            Optional<String> author,
            ImageConfig config,
            Image.History step)
            throws IOException {
        var all = new ArrayList<>(base.manifest().layers());
        all.addAll(blobs(layers));
        var diffIds = new ArrayList<>(base.layers());
        layers.forEach(layer -> diffIds.add(layer.diffId()));
        var steps = new ArrayList<>(base.image().history());
        steps.add(step);
        var below = base.image();
        var image =
                new Image(
                        step.created(),
                        author.or(below::author),
                        below.architecture(),
                        below.os(),
                        below.variant(),
                        config,
                        new Image.RootFs(diffIds),
                        steps);
        var source = base.manifest();
        var written = blobs.rewriteDocument(source.config(), MediaTypes.CONFIG, image);
        var manifest =
                new Manifest(
                        2, Optional.of(MediaTypes.MANIFEST), written, all, source.annotations());
        return store.add(name, manifest, image);
    }

    private static List<ContentDescriptor> blobs(List<UnpackedLayer> layers) {
        return layers.stream().map(UnpackedLayer::blob).toList();
    }

    /// The bytes of the files of the layers that have come.
    public long bytes() {
        return layers.stream().mapToLong(UnpackedLayer::bytes).sum();
    }

    /// Deletes what no image has come to need.
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            store.end();
        }
    }
}
