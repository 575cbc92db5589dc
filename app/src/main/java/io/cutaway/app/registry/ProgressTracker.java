package io.cutaway.app.registry;

import io.cutaway.app.registry.TransferProgress.Blob;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Collects what several transfers tell, and passes it on at a rate that an eye can follow. The
/// listener is called on their threads, one at a time.
public final class ProgressTracker {

    private static final long RATE = Duration.ofMillis(100).toNanos();

    private final String image;
    private final Consumer<TransferProgress> listener;
    private final Map<Digest, Blob> blobs = new LinkedHashMap<>();
    private long told;

    public ProgressTracker(
            String image, List<ContentDescriptor> blobs, Consumer<TransferProgress> listener) {
        this.image = image;
        this.listener = listener;
        for (var blob : blobs) {
            this.blobs.put(blob.digest(), new Blob(blob.digest(), blob.size(), 0, State.WAITING));
        }
        tell();
    }

    /// Something else happens to a blob now.
    public synchronized void state(Digest digest, State state) {
        var all = state == State.PRESENT || state == State.DONE;
        blobs.computeIfPresent(
                digest,
                (_, blob) -> new Blob(digest, blob.size(), all ? blob.size() : blob.done(), state));
        tell();
    }

    /// How many of a blob's bytes have arrived.
    public synchronized void done(Digest digest, long bytes) {
        blobs.computeIfPresent(
                digest, (_, blob) -> new Blob(digest, blob.size(), bytes, blob.state()));
        if (System.nanoTime() - told > RATE) {
            tell();
        }
    }

    private synchronized void tell() {
        told = System.nanoTime();
        listener.accept(new TransferProgress(image, List.copyOf(blobs.values())));
    }
}
