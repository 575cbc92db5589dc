package io.cutaway.app.registry;

import io.cutaway.engine.image.Digest;

import java.util.List;
import java.util.Optional;

/// How far an image or an archive has come, at one moment.
///
/// @param blobs in the image's order
/// @param file instead of them, while a file is read and nobody knows what is in it
public record TransferProgress(String image, List<Blob> blobs, Optional<FileRead> file) {

    public TransferProgress {
        blobs = List.copyOf(blobs);
    }

    public TransferProgress(String image, List<Blob> blobs) {
        this(image, blobs, Optional.empty());
    }

    public TransferProgress(String name, FileRead file) {
        this(name, List.of(), Optional.of(file));
    }

    /// How much of a file has been read.
    ///
    /// @param size in bytes; absent for a pipe
    public record FileRead(long done, Optional<Long> size) {}

    /// One layer, or the configuration.
    ///
    /// @param size in bytes
    /// @param done bytes that the other side has
    public record Blob(Digest digest, long size, long done, State state) {}

    /// What happens to a blob.
    public enum State {
        /// Its turn hasn't come.
        WAITING,
        /// Nothing had to be moved.
        PRESENT,
        MOVING,
        /// All its bytes have been sent; the other side works on the rest.
        FINISHING,
        DONE
    }

    /// All bytes that the image has.
    public long size() {
        return blobs.stream().mapToLong(Blob::size).sum();
    }

    /// Those that needn't be moved any more.
    public long done() {
        return blobs.stream().mapToLong(Blob::done).sum();
    }
}
