package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.LayerCompression;
import io.cutaway.engine.image.TarReader;
import io.cutaway.helper.image.ImageException.Code;
import io.cutaway.helper.image.TransferException.Kind;
import io.cutaway.helper.image.Turns.Turn;
import io.cutaway.helper.store.StoreLayout;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.concurrent.Semaphore;

/// Takes layers that an image names by digest and diff ID: checks them, unpacks them on the way,
/// and keeps what came when the transfer breaks off.
///
/// A layer is published when all is as announced: first the unpacked tree, by a rename, then the
/// blob, by another. Whatever is killed in between, what is there is whole.
public final class LayerReceiver {

    /// Each takes a few MiB and several threads; more don't make it faster.
    private static final int AT_ONCE = 6;

    /// A layer as a manifest and a configuration announce it.
    ///
    /// @param digest of the blob
    /// @param size of the blob in bytes
    /// @param mediaType of the blob
    /// @param diffId of the archive in it
    public record Announced(Digest digest, long size, String mediaType, Digest diffId) {}

    private final StoreLayout layout;
    private final BlobStore blobs;
    private final ArrivingContent arriving;
    private final LayerUnpacker unpacker;
    private final Turns turns = new Turns();
    private final Semaphore places = new Semaphore(AT_ONCE);

    LayerReceiver(
            StoreLayout layout, BlobStore blobs, ArrivingContent arriving, LayerUnpacker unpacker) {
        this.layout = layout;
        this.blobs = blobs;
        this.arriving = arriving;
        this.unpacker = unpacker;
    }

    /// Whether blob and tree are there, and belong together.
    boolean isComplete(Digest digest, Digest diffId) throws IOException {
        return Files.exists(layout.blob(digest)) && unpacker.holds(digest, diffId);
    }

    /// How many bytes of the blob need not be sent.
    long present(Digest digest) throws IOException {
        var blob = layout.blob(digest);
        return Files.exists(blob) ? Files.size(blob) : arriving.length(digest);
    }

    /// Takes a layer.
    ///
    /// @param source the blob's bytes from the offset on; not closed, and read no further than the
    ///   blob goes
    /// @throws TransferException when it can't go on at the offset, or the source ends early
    /// @throws ImageException when the layer is refused
    UnpackedLayer receive(Announced layer, InputStream source, long offset) throws IOException {
        checkType(layer);
        try (var _ = turns.take(layer.digest(), layer.diffId())) {
            if (!isComplete(layer.digest(), layer.diffId())) {
                try (var _ = place()) {
                    receiveMissing(layer, source, offset);
                }
            }
            arriving.note(layer.digest(), layer.diffId());
            return unpacker.find(layer.diffId()).orElseThrow();
        }
    }

    private static LayerCompression checkType(Announced layer) throws ImageException {
        for (var digest : new Digest[] {layer.digest(), layer.diffId()}) {
            if (!digest.algorithm().equals(Digest.SHA256)) {
                throw new ImageException(Code.UNSUPPORTED_DIGEST, digest.toString());
            }
        }
        return LayerCompression.ofMediaType(layer.mediaType())
                .orElseThrow(
                        () -> new ImageException(Code.UNSUPPORTED_MEDIA_TYPE, layer.mediaType()));
    }

    private Turn place() throws ImageException {
        try {
            places.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ImageException(Code.CANCELLED, "");
        }
        return places::release;
    }

    private void receiveMissing(Announced layer, InputStream source, long offset)
            throws IOException {
        var digest = layer.digest();
        if (present(digest) > layer.size()) {
            discard(digest);
            if (Files.exists(layout.blob(digest))) {
                throw new ImageException(Code.WRONG_SIZE, digest.toString());
            }
        }
        if (offset != present(digest)) {
            throw new TransferException(Kind.MOVED, digest, present(digest));
        }
        try {
            if (Files.exists(layout.blob(digest))) {
                takePublished(layer);
            } else {
                takeArriving(layer, source, offset);
            }
        } catch (ImageException e) {
            if (!e.code().equals(Code.CANCELLED.name())) {
                discard(digest);
            }
            throw e;
        }
    }

    /// What is wrong in the part that is kept would be wrong for ever. The blob of an image is not
    /// deleted, but when it is damaged.
    private void discard(Digest digest) throws IOException {
        arriving.delete(digest);
        if (Files.exists(layout.blob(digest)) && !blobs.isIntact(digest)) {
            Files.delete(layout.blob(digest));
        }
    }

    private void takePublished(Announced layer) throws IOException {
        try (var blob = new FileInputStream(layout.blob(layer.digest()).toFile())) {
            take(layer, blob);
        }
    }

    private void takeArriving(Announced layer, InputStream source, long offset) throws IOException {
        var digest = layer.digest();
        try (var copy = arriving.append(digest);
                var beginning = arriving.beginning(digest)) {
            var rest = new ExactInput(source, copy, layer, offset);
            take(layer, new Continued(beginning, offset, rest));
        }
        blobs.publish(arriving.file(digest), digest);
    }

    private void take(Announced layer, InputStream whole) throws IOException {
        try (var stream = unpacker.stream(whole, OutputStream.nullOutputStream())) {
            try {
                checkCompression(layer, stream);
                takeWhole(layer, stream);
            } catch (ImageException e) {
                throw explained(layer, stream, e);
            }
        }
    }

    private static void checkCompression(Announced layer, LayerStream stream)
            throws ImageException {
        if (stream.compression() != checkType(layer)) {
            throw new ImageException(
                    Code.WRONG_MEDIA_TYPE, layer.mediaType() + " " + stream.compression());
        }
    }

    private void takeWhole(Announced layer, LayerStream stream) throws IOException {
        var there = unpacker.find(layer.diffId());
        if (there.isEmpty()) {
            unpacker.unpack(stream, TarReader.End.UNMARKED, unpacked -> check(layer, unpacked));
            return;
        }
        stream.drain();
        var blob = there.get().in(stream.digest(), stream.compression(), stream.size());
        checkDigests(layer, blob.digest(), stream.diffId());
        unpacker.addBlob(blob);
    }

    private static void check(Announced layer, UnpackedLayer unpacked) throws ImageException {
        checkDigests(layer, unpacked.digest(), unpacked.diffId());
    }

    private static void checkDigests(Announced layer, Digest digest, Digest diffId)
            throws ImageException {
        if (!digest.equals(layer.digest())) {
            throw new ImageException(Code.WRONG_DIGEST, layer.digest().toString());
        }
        if (!diffId.equals(layer.diffId())) {
            throw new ImageException(Code.WRONG_DIFF_ID, layer.diffId().toString());
        }
    }

    /// An archive of wrong bytes is refused for all sorts of reasons; that the bytes are wrong says
    /// more.
    private static ImageException explained(
            Announced layer, LayerStream stream, ImageException refusal) throws IOException {
        boolean ofTheBytes =
                refusal.code().startsWith("TAR_")
                        || refusal.code().equals(Code.BAD_COMPRESSION.name())
                        || refusal.code().equals(Code.WRONG_MEDIA_TYPE.name());
        if (!ofTheBytes) {
            return refusal;
        }
        return isAsAnnounced(layer, stream)
                ? refusal
                : new ImageException(Code.WRONG_DIGEST, layer.digest().toString(), refusal);
    }

    /// What can't be read and ends early is not it either.
    private static boolean isAsAnnounced(Announced layer, LayerStream stream) throws IOException {
        try {
            var digest = stream.digestAfterRefusal(layer.digest(), layer.size());
            return digest.equals(layer.digest());
        } catch (TransferException _) {
            return false;
        }
    }
}
