package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.helper.image.ImageException.Code;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.StoreLayout;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The images of a store: an OCI image layout that other programs can read, and beside it the
/// unpacked layers that containers are made of.
///
/// An image appears when its layers, its configuration and its manifest are on disk. What no image
/// needs is deleted with the last image that did; a layer that a container uses stays until
/// [#collectGarbage()] finds it unused.
///
/// One process uses a store at a time (its lock sees to that); within it, any thread may call.
public final class ImageStore {

    private static final Pattern DIGEST_START = Pattern.compile("(sha256:)?([0-9a-f]{6,64})");

    private final StoreLayout layout;
    private final LayerUnpacker unpacker;
    private final Supplier<Set<Digest>> layersInUse;
    private final BlobStore blobs;
    private final ImageIndexFile index;
    private final List<ImageArrival> arriving = new ArrayList<>();

    /// @param layersInUse the diff IDs that containers need, asked whenever something is deleted
    public ImageStore(
            StoreLayout layout, LayerUnpacker unpacker, Supplier<Set<Digest>> layersInUse) {
        this.layout = layout;
        this.unpacker = unpacker;
        this.layersInUse = layersInUse;
        this.blobs = new BlobStore(layout);
        this.index = new ImageIndexFile(layout);
    }

    /// Makes the layout where there is none, and deletes what a crash left.
    public synchronized void prepare() throws IOException {
        index.prepare();
        blobs.prepare();
        Files.createDirectories(layout.layers());
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

    /// Begins to add an image, layer by layer.
    public synchronized ImageArrival begin() {
        var arrival = new ImageArrival(this, blobs, unpacker);
        arriving.add(arrival);
        return arrival;
    }

    /// Ends an arrival that came to nothing, or whose image is there.
    synchronized void end(ImageArrival arrival) throws IOException {
        if (arriving.remove(arrival)) {
            collectGarbage();
        }
    }

    /// Adds an image whose layers have arrived.
    synchronized StoredImage add(ImageName name, List<UnpackedLayer> layers, Image image)
            throws IOException {
        var config = blobs.writeDocument(MediaTypes.CONFIG, image);
        var manifest = new Manifest(config, layers.stream().map(UnpackedLayer::blob).toList());
        var written = blobs.writeDocument(MediaTypes.MANIFEST, manifest);
        var described =
                new ContentDescriptor(
                        written.mediaType(),
                        written.digest(),
                        written.size(),
                        Optional.of(image.platform()),
                        Map.of());
        index.put(name, described);
        return new StoredImage(Optional.of(name), written.digest(), manifest, image);
    }

    /// All images, in the order they came. One that has two names is there twice.
    public synchronized List<StoredImage> list() throws IOException {
        var images = new ArrayList<StoredImage>();
        for (var entry : index.read()) {
            images.add(read(entry));
        }
        return images;
    }

    private StoredImage read(ContentDescriptor entry) throws IOException {
        try {
            var manifest = blobs.readDocument(entry, Manifest.class);
            var image = blobs.readDocument(manifest.config(), Image.class);
            return new StoredImage(ImageIndexFile.nameOf(entry), entry.digest(), manifest, image);
        } catch (ImageFormatException e) {
            throw new ImageException(Code.DAMAGED_STORE, entry.digest().toString(), e);
        }
    }

    /// Finds an image by its name, or by at least six digits of its digest or id.
    ///
    /// @throws ImageException with [ImageException.Code#NO_SUCH_IMAGE] or
    ///   [ImageException.Code#AMBIGUOUS_IMAGE]
    public synchronized StoredImage resolve(String text) throws IOException {
        var images = list();
        for (var image : images) {
            if (image.name().isPresent() && image.name().equals(nameIn(text))) {
                return image;
            }
        }
        var start = DIGEST_START.matcher(text);
        if (!start.matches()) {
            throw new ImageException(Code.NO_SUCH_IMAGE, text);
        }
        return onlyOne(
                images.stream().filter(i -> i.hasDigestStartingWith(start.group(2))).toList(),
                text);
    }

    private static Optional<ImageName> nameIn(String text) {
        try {
            return Optional.of(ImageName.parse(text));
        } catch (ImageFormatException e) {
            return Optional.empty();
        }
    }

    private static StoredImage onlyOne(List<StoredImage> found, String text) throws ImageException {
        if (found.isEmpty()) {
            throw new ImageException(Code.NO_SUCH_IMAGE, text);
        }
        if (found.stream().map(StoredImage::digest).distinct().count() > 1) {
            throw new ImageException(Code.AMBIGUOUS_IMAGE, text);
        }
        return found.getFirst();
    }

    /// Removes the name; or, when the text is the beginning of a digest, the image with all its
    /// names. What no other image and no container needs is deleted.
    public synchronized StoredImage remove(String text) throws IOException {
        var image = resolve(text);
        if (image.name().isPresent() && image.name().equals(nameIn(text))) {
            index.removeName(image.name().get());
        } else {
            index.removeDigest(image.digest());
        }
        collectGarbage();
        return image;
    }

    /// Deletes blobs and layers that no image, no container and no arrival needs.
    public synchronized void collectGarbage() throws IOException {
        var neededBlobs = new HashSet<Digest>();
        var neededLayers = new HashSet<>(layersInUse.get());
        for (var image : list()) {
            neededBlobs.add(image.digest());
            neededBlobs.add(image.id());
            image.manifest().layers().forEach(layer -> neededBlobs.add(layer.digest()));
            neededLayers.addAll(image.layers());
        }
        // An arrival's blobs are published and its layers unpacked outside of this lock.
        if (arriving.isEmpty()) {
            blobs.retain(neededBlobs);
            removeLayersExcept(neededLayers);
        }
    }

    private void removeLayersExcept(Set<Digest> needed) throws IOException {
        var names = new HashSet<String>();
        needed.forEach(diffId -> names.add(diffId.hex()));
        try (var layers = Files.list(layout.layers())) {
            for (var layer : layers.toList()) {
                if (!names.contains(layer.getFileName().toString())) {
                    removeLayer(layer);
                }
            }
        }
    }

    /// First its name goes, at once: half a layer must never look like one.
    private static void removeLayer(Path layer) throws IOException {
        var removed = AtomicFile.temporaryBeside(layer);
        Files.move(layer, removed);
        TreeRemover.remove(removed);
    }

    /// What is known of an unpacked layer.
    public Optional<UnpackedLayer> layer(Digest diffId) throws IOException {
        return unpacker.find(diffId);
    }
}
