package io.cutaway.app.registry;

import io.cutaway.engine.image.Digest;

import java.util.List;

/// How far a pull or push has come, at one moment.
///
/// @param blobs in the image's order
public record TransferProgress(String image, List<Blob> blobs) {

    public TransferProgress {
        blobs = List.copyOf(blobs);
    }

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
