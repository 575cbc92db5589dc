package io.cutaway.helper.image;

import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.TarFormatException;
import io.cutaway.engine.image.TarReader;
import io.cutaway.engine.system.AttributeCalls;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.AtomicFile.Durability;
import io.cutaway.helper.store.StoreLayout;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Unpacks a layer into the store: `layers/<diff id>/`, complete or not at all.
///
/// The work is done in a temporary directory beside it, which gets the layer's name at the end. A
/// layer that is there already is used, and the work is thrown away: its digest is known only then.
///
/// When it fails, is interrupted or its stream is closed, nothing remains. Several threads may
/// unpack at once.
public final class LayerUnpacker {

    private final StoreLayout layout;
    private final IdShift shift;
    private final UnpackLimits limits;
    private final OciDocuments documents = new OciDocuments();

    public LayerUnpacker(StoreLayout layout, IdShift shift, UnpackLimits limits) {
        this.layout = layout;
        this.shift = shift;
        this.limits = limits;
    }

    /// What must be true of a layer before it gets its name.
    interface Check {

        /// @throws ImageException when it is refused
        void accept(UnpackedLayer layer) throws ImageException;
    }

    /// Unpacks an archive, plain or compressed with gzip or zstd.
    ///
    /// @param copy gets the bytes as they come; not closed
    /// @throws ImageException when the archive is refused
    /// @throws IOException when the stream fails
    /// @throws io.cutaway.engine.system.SystemCallException when the disk is full, for example
    public UnpackedLayer unpack(InputStream in, OutputStream copy) throws IOException {
        try (var stream = stream(in, copy)) {
            return unpack(stream, TarReader.End.MARKED, _ -> {});
        }
    }

    LayerStream stream(InputStream in, OutputStream copy) throws IOException {
        return new LayerStream(in, copy, limits);
    }

    /// The same of a stream that is open.
    ///
    /// @param end unmarked only where the check compares digests
    UnpackedLayer unpack(LayerStream stream, TarReader.End end, Check check) throws IOException {
        Files.createDirectories(layout.layers());
        var temporary = AtomicFile.temporaryBeside(layout.layers().resolve("layer"));
        Files.createDirectory(temporary);
        try {
            var tree = Files.createDirectory(temporary.resolve("fs"));
            var reader = new TarReader(stream.archive(), end);
            var layer = unpackInto(tree, stream, reader);
            check.accept(layer);
            finish(temporary, tree, layer);
            return layer;
        } catch (TarFormatException e) {
            throw new ImageException(e);
        } finally {
            TreeRemover.remove(temporary);
        }
    }

    private UnpackedLayer unpackInto(Path directory, LayerStream stream, TarReader reader)
            throws IOException {
        var counts = new UnpackCounts(limits);
        ownByContainersRoot(directory);
        try (var tree = new LayerTree(directory, shift)) {
            writeEntries(tree, reader, counts);
        }
        stream.drain();
        return new UnpackedLayer(
                stream.diffId(),
                stream.digest(),
                stream.compression().mediaType(),
                stream.size(),
                counts.entries,
                counts.bytes,
                counts.skippedDevices,
                counts.squashedOwners,
                counts.droppedAttributes);
    }

    /// The root of a layer that has no entry for it.
    private void ownByContainersRoot(Path directory) {
        var path = directory.toString();
        StatusCalls.fchownat(Descriptor.CURRENT_DIRECTORY, path, shift.root(), shift.root(), 0);
        StatusCalls.fchmodat(Descriptor.CURRENT_DIRECTORY, path, 0755);
        inheritNothing(path);
    }

    /// A default ACL above the store would become part of every file of the image (acl(5)).
    private static void inheritNothing(String path) {
        try {
            AttributeCalls.removexattr(path, "system.posix_acl_default");
        } catch (SystemCallException e) {
            if (e.errno() != Errno.ENODATA && e.errno() != Errno.EOPNOTSUPP) {
                throw e;
            }
        }
    }

    private void writeEntries(LayerTree tree, TarReader reader, UnpackCounts counts)
            throws IOException {
        var writer = new EntryWriter(tree, shift, counts);
        var checks = new EntryChecks(limits);
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            counts.addEntry(next.get().metadata().path());
            checks.check(next.get());
            writer.write(next.get(), reader);
        }
        writer.finish();
    }

    private void finish(Path temporary, Path tree, UnpackedLayer layer) throws IOException {
        if (Files.exists(layout.layer(layer.diffId()))) {
            addBlob(layer);
            return;
        }
        AtomicFile.write(
                temporary.resolve("layer.json"), documents.write(layer), Durability.PROCESS);
        // One call instead of one for each of thousands of files.
        try (var open = FileCalls.open(tree.toString(), O_RDONLY | O_DIRECTORY)) {
            FileCalls.syncfs(open);
        }
        try {
            AtomicFile.publish(temporary, layout.layer(layer.diffId()), Durability.POWER_LOSS);
        } catch (FileSystemException e) {
            // Another thread has unpacked the same meanwhile.
            if (!Files.exists(layout.layer(layer.diffId()))) {
                throw e;
            }
            addBlob(layer);
        }
    }

    /// Notes that a blob holds a layer that is there: the same archive can be compressed in several
    /// ways.
    void addBlob(UnpackedLayer layer) throws IOException {
        if (!holds(layer.digest(), layer.diffId())) {
            AtomicFile.write(
                    layout.layerBlob(layer.diffId(), layer.digest()),
                    new byte[0],
                    Durability.POWER_LOSS);
        }
    }

    /// Whether it is known that the blob holds the layer, which is there.
    boolean holds(Digest blob, Digest diffId) throws IOException {
        var known = find(diffId).map(UnpackedLayer::digest);
        return known.isPresent()
                && (known.get().equals(blob) || Files.exists(layout.layerBlob(diffId, blob)));
    }

    /// What is known of a layer that is in the store.
    public Optional<UnpackedLayer> find(Digest diffId) throws IOException {
        var document = layout.layerDocument(diffId);
        return Files.exists(document)
                ? Optional.of(documents.read(Files.readAllBytes(document), UnpackedLayer.class))
                : Optional.empty();
    }
}
