package io.cutaway.app.archive;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.registry.ProgressTracker;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Sends layers of an archive to the engine: as the file they are in, or through a pipe.
final class LayerSender {

    private final EngineClient client;
    private final ProgressTracker progress;
    private final Set<Descriptor> sources = new HashSet<>();
    private volatile boolean cancelled;

    LayerSender(EngineClient client, ProgressTracker progress) {
        this.client = client;
        this.progress = progress;
    }

    /// Ends every transfer that is under way, as if its archive ended.
    void cancel() {
        synchronized (sources) {
            cancelled = true;
            sources.forEach(LayerSender::end);
        }
    }

    /// The engine and this process share where the file stands: there is nothing left of it.
    private static void end(Descriptor source) {
        FileCalls.lseek(source, StatusCalls.fstat(source).size());
    }

    /// Sends a layer from `offset` on. When another transfer has gone on meanwhile, it is sent from
    /// where that one ended.
    ReceiveLayer.Received send(ArchivedImage.Layer layer, long offset) {
        progress.state(layer.blob().digest(), State.MOVING);
        var received = sendFromWhereItEnded(layer, offset);
        progress.state(layer.blob().digest(), State.DONE);
        return received;
    }

    private ReceiveLayer.Received sendFromWhereItEnded(ArchivedImage.Layer layer, long offset) {
        try {
            return sendFrom(layer, offset);
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.ContentMoved(_, var now) && now != offset) {
                return sendFrom(layer, now);
            }
            throw e;
        }
    }

    private ReceiveLayer.Received sendFrom(ArchivedImage.Layer layer, long offset) {
        var file = layer.file().descriptor(offset);
        if (file.isEmpty()) {
            return sendThroughPipe(layer, offset);
        }
        var digest = layer.blob().digest();
        try (var source = file.get();
                var _ = new FileWatch(source, moved -> progress.done(digest, offset + moved));
                var _ = cancellable(source)) {
            return receive(layer, offset, source);
        }
    }

    private interface Cancellable extends AutoCloseable {
        @Override
        void close();
    }

    private Cancellable cancellable(Descriptor source) {
        synchronized (sources) {
            sources.add(source);
            if (cancelled) {
                end(source);
            }
        }
        return () -> {
            synchronized (sources) {
                sources.remove(source);
            }
        };
    }

    private ReceiveLayer.Received sendThroughPipe(ArchivedImage.Layer layer, long offset) {
        var failure = new AtomicReference<Optional<IOException>>(Optional.empty());
        var pipe = FileCalls.pipe2(0);
        var pump =
                Thread.ofPlatform()
                        .daemon()
                        .name("layer")
                        .start(() -> failure.set(pump(layer, offset, pipe.writing())));
        try {
            return receive(layer, offset, pipe.reading());
        } catch (ProblemException e) {
            pipe.reading().close();
            join(pump);
            throw failure.get().<RuntimeException>map(UncheckedIOException::new).orElse(e);
        } finally {
            // Whoever writes to a pipe that nobody reads gets EPIPE, and ends.
            pipe.reading().close();
            join(pump);
        }
    }

    private ReceiveLayer.Received receive(
            ArchivedImage.Layer layer, long offset, Descriptor source) {
        var blob = layer.blob();
        var request =
                new ReceiveLayer(
                        blob.digest().toString(),
                        blob.size(),
                        blob.mediaType(),
                        layer.diffId().toString(),
                        0,
                        offset);
        try (var reply = client.call(request, List.of(source))) {
            return reply.value();
        }
    }

    /// Writes the layer, and tells why the archive could not be read.
    private Optional<IOException> pump(ArchivedImage.Layer layer, long offset, Descriptor out) {
        var buffer = new byte[256 << 10];
        try (out;
                var in = layer.file().open(offset)) {
            long done = offset;
            for (int n = in.read(buffer); n > 0 && !cancelled; n = in.read(buffer)) {
                FileCalls.writeAll(out, buffer, 0, n);
                done += n;
                progress.done(layer.blob().digest(), done);
            }
            return Optional.empty();
        } catch (SystemCallException e) {
            // The reader has what it wants, or has refused it and says why.
            return e.errno() == Errno.EPIPE ? Optional.empty() : Optional.of(new IOException(e));
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void join(Thread pump) {
        try {
            pump.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
