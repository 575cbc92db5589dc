package io.cutaway.app.archive;

import io.cutaway.app.client.DescriptorInput;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.registry.ProgressTracker;
import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.protocol.ContentRequest.OpenBlob;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes images of the store into archives that other programs read.
public final class ImageSaver {

    private final EngineClient client;
    private final Consumer<TransferProgress> listener;
    private final OciDocuments documents = new OciDocuments();

    public ImageSaver(EngineClient client) {
        this(client, _ -> {});
    }

    /// @param listener is told how far it has come
    public ImageSaver(EngineClient client, Consumer<TransferProgress> listener) {
        this.client = client;
        this.listener = listener;
    }

    /// Writes an archive.
    ///
    /// @param format not [ArchiveFormat#OCI_DIR]
    public void save(List<String> images, ArchiveFormat format, ArchiveOutput out)
            throws IOException {
        write(find(images), format, new TarSink(out));
        out.finish();
    }

    /// Writes an image layout. A failure leaves nothing.
    ///
    /// @param directory must not be there, or be empty
    public void saveLayout(List<String> images, Path directory) throws IOException {
        var found = find(images);
        try (var sink = new DirectorySink(directory)) {
            write(found, ArchiveFormat.OCI_DIR, sink);
        }
    }

    private void write(List<SavedImage> images, ArchiveFormat format, ArchiveSink sink)
            throws IOException {
        var layers = images.stream().flatMap(image -> image.layers().stream()).distinct().toList();
        var names = images.stream().flatMap(image -> image.name().stream()).toList();
        var progress = new ProgressTracker(names.toString(), layers, listener);
        BlobCopy copy = (blob, path, to) -> put(blob, path, to, progress);
        switch (format) {
            case DOCKER_ARCHIVE -> new DockerArchiveWriter(sink, copy).write(images);
            case OCI_ARCHIVE, OCI_DIR -> new LayoutWriter(sink, copy).write(images);
        }
        sink.finish();
    }

    /// Copies a blob of the store.
    interface BlobCopy {
        void copy(ContentDescriptor blob, String path, ArchiveSink sink) throws IOException;
    }

    private void put(
            ContentDescriptor blob, String path, ArchiveSink sink, ProgressTracker progress)
            throws IOException {
        if (sink.has(path)) {
            return;
        }
        progress.state(blob.digest(), State.MOVING);
        try (var reply = client.call(new OpenBlob(blob.digest().toString()), List.of());
                var in = new DescriptorInput(reply.descriptors().getFirst());
                var _ =
                        new FileWatch(
                                reply.descriptors().getFirst(),
                                done -> progress.done(blob.digest(), done))) {
            sink.put(path, reply.value().size(), in);
        }
        progress.state(blob.digest(), State.DONE);
    }

    /// All of them are looked up before anything is written.
    private List<SavedImage> find(List<String> names) throws IOException {
        if (names.isEmpty()) {
            throw new ArchiveException(ArchiveMessage.NOTHING_NAMED);
        }
        var found = new ArrayList<SavedImage>();
        for (var name : names) {
            found.add(find(name));
        }
        return found;
    }

    private SavedImage find(String text) throws IOException {
        var details = client.call(new InspectImage(text));
        var bytes = document(Digest.parse(details.manifest().stored()));
        var manifest = documents.read(bytes, Manifest.class);
        var config = document(manifest.config().digest());
        var diffIds = documents.read(config, Image.class).rootFs().diffIds();
        var name = details.summary().name().filter(n -> Optional.of(n).equals(nameIn(text)));
        return new SavedImage(
                name.map(ImageName::parse),
                new DocumentBytes(bytes),
                manifest,
                new DocumentBytes(config),
                diffIds);
    }

    /// An image that was asked for by its digest is saved without a name, as podman does.
    private static Optional<String> nameIn(String text) {
        try {
            return Optional.of(ImageName.parse(text).toString());
        } catch (ImageFormatException _) {
            return Optional.empty();
        }
    }

    private byte[] document(Digest digest) throws IOException {
        try (var reply = client.call(new OpenBlob(digest.toString()), List.of());
                var in = new DescriptorInput(reply.descriptors().getFirst())) {
            return in.readNBytes(OciDocuments.LARGEST);
        }
    }
}
