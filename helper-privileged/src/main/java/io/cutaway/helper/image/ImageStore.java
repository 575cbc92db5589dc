package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.helper.image.ImageException.Code;
import io.cutaway.helper.store.StoreLayout;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The images of a store: an OCI image layout that other programs can read, and beside it the
/// unpacked layers that containers are made of.
///
/// An image appears when its layers, its configuration and its manifest are on disk. What no image
/// needs is deleted with the last image that did; a layer that a container uses stays until
/// [#collectGarbage()] finds it unused.
///
/// One process uses a store at a time (its lock sees to that); within it, any thread may call.
public final class ImageStore {

    private final StoreLayout layout;
    private final LayerUnpacker unpacker;
    private final Supplier<Set<Digest>> layersInUse;
    private final BlobStore blobs;
    private final ImageIndexFile index;
    private final IndexReader reader;
    private final ArrivingContent arriving;
    private final LayerReceiver receiver;
    private int held;
    private boolean postponed;

    /// @param layersInUse the diff IDs that containers need, asked whenever something is deleted
    public ImageStore(
            StoreLayout layout, LayerUnpacker unpacker, Supplier<Set<Digest>> layersInUse) {
        this(layout, unpacker, layersInUse, Set::of);
    }

    /// @param imagesInUse the manifests that stay when they lose their last name to another
    public ImageStore(
            StoreLayout layout,
            LayerUnpacker unpacker,
            Supplier<Set<Digest>> layersInUse,
            Supplier<Set<Digest>> imagesInUse) {
        this.layout = layout;
        this.unpacker = unpacker;
        this.layersInUse = layersInUse;
        this.blobs = new BlobStore(layout);
        this.index = new ImageIndexFile(layout, blobs, imagesInUse);
        this.reader = new IndexReader(index, blobs);
        this.arriving = new ArrivingContent(layout);
        this.receiver = new LayerReceiver(layout, blobs, arriving, unpacker);
    }

    /// Makes the layout where there is none, and deletes what a crash left.
    public synchronized void prepare() throws IOException {
        blobs.prepare();
        index.prepare();
        Files.createDirectories(layout.layers());
        arriving.prepare();
        removeTemporary(layout.arriving());
        removeTemporary(layout.images());
        removeTemporary(layout.blobs().resolve(Digest.SHA256));
        removeTemporary(layout.layers());
        collectGarbage();
    }

    private static void removeTemporary(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(directory, StoreLayout.TEMPORARY + "*")) {
            files.forEach(TreeRemover::remove);
        }
    }

    /// Begins to add an image, layer by layer. Nothing begins while the index is damaged.
    public synchronized ImageArrival begin() throws IOException {
        index.read();
        held++;
        return new ImageArrival(this, blobs, unpacker);
    }

    /// Ends an arrival that came to nothing, or whose image is there.
    synchronized void end() throws IOException {
        held--;
        collectGarbage();
    }

    /// The state of a layer that an image names by digest and diff ID.
    ///
    /// @param bytes of the blob that are there
    public record LayerState(boolean complete, long bytes) {}

    public LayerState state(Digest digest, Digest diffId) throws IOException {
        return new LayerState(receiver.isComplete(digest, diffId), receiver.present(digest));
    }

    /// Takes a layer of an image that is added later.
    ///
    /// @see LayerReceiver#receive
    public UnpackedLayer receive(LayerReceiver.Announced layer, InputStream source, long offset)
            throws IOException {
        synchronized (this) {
            index.read();
            held++;
        }
        try {
            return receiver.receive(layer, source, offset);
        } finally {
            synchronized (this) {
                held--;
            }
        }
    }

    /// Whether garbage was left because something was arriving, and nothing is any more.
    public synchronized boolean hasGarbage() {
        return postponed && held == 0;
    }

    /// Adds an image whose layers are there.
    ///
    /// @param manifest as it came
    /// @param config as it came
    public synchronized StoredImage add(List<ImageName> names, byte[] manifest, byte[] config)
            throws IOException {
        var source = SourceManifest.read(manifest);
        var image = SourceConfig.read(config, source);
        requireLayers(source, image);
        requireDigest(names, source);
        blobs.writeBytes(source.manifest().config().mediaType(), config);
        var original = blobs.writeBytes(MediaTypes.MANIFEST, manifest);
        var annotations = Map.<String, String>of();
        var stored = original;
        if (source.isDockers()) {
            stored = blobs.writeDocument(MediaTypes.MANIFEST, source.asOci());
            annotations = Map.of(StoredImage.SOURCE, source.digest().toString());
        }
        var entry = described(stored, image, annotations);
        index.put(names, entry);
        for (var layer : source.manifest().layers()) {
            arriving.forget(layer.digest());
        }
        return reader.read(entry);
    }

    private void requireLayers(SourceManifest source, Image image) throws IOException {
        var layers = source.manifest().layers();
        for (int i = 0; i < layers.size(); i++) {
            var digest = layers.get(i).digest();
            if (!receiver.isComplete(digest, image.rootFs().diffIds().get(i))) {
                throw new ImageException(Code.NO_SUCH_CONTENT, digest.toString());
            }
            if (receiver.present(digest) != layers.get(i).size()) {
                throw new ImageException(Code.WRONG_SIZE, digest.toString());
            }
        }
    }

    private static void requireDigest(List<ImageName> names, SourceManifest source)
            throws ImageException {
        for (var name : names) {
            if (name.digest().isPresent() && !name.digest().get().equals(source.digest())) {
                throw new ImageException(Code.WRONG_DIGEST, name.toString());
            }
        }
    }

    static ContentDescriptor described(
            ContentDescriptor written, Image image, Map<String, String> annotations) {
        return new ContentDescriptor(
                written.mediaType(),
                written.digest(),
                written.size(),
                Optional.of(image.platform()),
                annotations);
    }

    /// Adds an image whose layers have arrived.
    synchronized StoredImage add(Optional<ImageName> name, Manifest manifest, Image image)
            throws IOException {
        var written = blobs.writeDocument(MediaTypes.MANIFEST, manifest);
        index.put(name.stream().toList(), described(written, image, Map.of()));
        return new StoredImage(name, written.digest(), Optional.empty(), manifest, image);
    }

    /// Gives an image one more name; whatever had the name loses it.
    public synchronized void tag(String text, ImageName name) throws IOException {
        index.copyTo(name, resolve(text).digest());
        collectGarbage();
    }

    /// All that the index names, in the order they came. An image that has two names is there
    /// twice. What is damaged harms no other.
    public synchronized List<IndexedImage> index() throws IOException {
        return reader.all();
    }

    /// Those that are not damaged.
    public List<StoredImage> list() throws IOException {
        return IndexReader.whole(index());
    }

    /// Finds an image, damaged or not, by its name, or by at least six digits of its digest or id.
    ///
    /// @throws ImageException with [ImageException.Code#NO_SUCH_IMAGE] or
    ///   [ImageException.Code#AMBIGUOUS_IMAGE]
    public IndexedImage find(String text) throws IOException {
        return ImageSearch.find(index(), text);
    }

    /// The same for one that is to be used.
    ///
    /// @throws ImageException also with [ImageException.Code#DAMAGED_IMAGE]
    public StoredImage resolve(String text) throws IOException {
        return switch (find(text)) {
            case StoredImage image -> image;
            case IndexedImage.Damaged _ -> throw new ImageException(Code.DAMAGED_IMAGE, text);
        };
    }

    /// Removes the name; or, when the text is the beginning of a digest, the image with all its
    /// names. What no other image and no container needs is deleted.
    public synchronized void remove(String text) throws IOException {
        var image = find(text);
        if (ImageSearch.isName(image, text)) {
            index.removeName(image.name().get());
        } else {
            index.removeDigest(image.digest());
        }
        collectGarbage();
    }

    /// Deletes blobs and layers that no image and no container needs, and that nobody is about to
    /// need. When something is arriving, [#hasGarbage()] says later that there may be some. Nothing
    /// is deleted while an image is damaged: what it needs makes it whole again with its documents.
    /// The same while the index is: then that is every image.
    public synchronized void collectGarbage() throws IOException {
        // What arrives is published outside of this lock.
        postponed = held > 0;
        if (postponed || index.isDamaged()) {
            return;
        }
        var all = index();
        var images = IndexReader.whole(all);
        if (images.size() < all.size()) {
            return;
        }
        var neededBlobs = new HashSet<Digest>();
        var neededLayers = new HashSet<>(layersInUse.get());
        for (var image : images) {
            neededBlobs.addAll(List.of(image.digest(), image.id(), image.sourceDigest()));
            image.manifest().layers().forEach(layer -> neededBlobs.add(layer.digest()));
            neededLayers.addAll(image.layers());
        }
        for (var arrived : arriving.noted().entrySet()) {
            neededBlobs.add(arrived.getKey());
            neededLayers.add(arrived.getValue());
        }
        blobs.retain(neededBlobs);
        new LayerRemover(layout).removeAllExcept(neededLayers);
    }

    /// Deletes what arrived for images that never came, and the beginnings of what broke off; but
    /// not while something arrives.
    ///
    /// @return how many bytes of broken transfers went
    public synchronized long dropArrived() throws IOException {
        long freed = held > 0 ? 0 : arriving.deleteOlderThan(Instant.MAX);
        collectGarbage();
        return freed;
    }

    /// The file of a blob.
    ///
    /// @throws ImageException with [Code#NO_SUCH_CONTENT]
    public synchronized Path blob(Digest digest) throws ImageException {
        var path = layout.blob(digest);
        if (!Files.isRegularFile(path)) {
            throw new ImageException(Code.NO_SUCH_CONTENT, digest.toString());
        }
        return path;
    }

    /// What is known of an unpacked layer.
    public Optional<UnpackedLayer> layer(Digest diffId) throws IOException {
        return unpacker.find(diffId);
    }
}
