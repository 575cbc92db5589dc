package io.cutaway.app.registry;

import io.cutaway.app.registry.ByteSink.ClosedSinkException;
import io.cutaway.app.registry.ContentStore.Received;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.FileCalls;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Gets one layer from a registry into the store: the bytes go through a pipe as they come, so the
/// store unpacks while the network is still at it.
final class LayerPull implements LayerSource {

    /// Times that the store may ask to begin elsewhere.
    private static final int MOST_MOVES = 5;

    private final RegistryClient client;
    private final Repository repository;
    private final ContentStore store;
    private final ProgressTracker progress;
    private final Executor executor;

    /// @param executor has a thread for the store's answer
    LayerPull(
            RegistryClient client,
            Repository repository,
            ContentStore store,
            ProgressTracker progress,
            Executor executor) {
        this.client = client;
        this.repository = repository;
        this.store = store;
        this.progress = progress;
        this.executor = executor;
    }

    @Override
    public Received pull(ResolvedImage.Layer layer, long offset) throws InterruptedException {
        var next = offset;
        for (int moves = 0; ; moves++) {
            try {
                return attempt(layer, next);
            } catch (ProblemException e) {
                var moved = resumption(e.problem());
                if (moved.isEmpty() || moves == MOST_MOVES) {
                    throw e;
                }
                next = moved.get();
            }
        }
    }

    /// Where the store wants to go on: another transfer of the same layer has ended meanwhile, or
    /// the network was silent for longer than the store waits.
    private static Optional<Long> resumption(Problem problem) {
        return switch (problem) {
            case Problem.ContentMoved(_, var offset) -> Optional.of(offset);
            case Problem.ContentTruncated(_, var received) -> Optional.of(received);
            default -> Optional.empty();
        };
    }

    private Received attempt(ResolvedImage.Layer layer, long offset) throws InterruptedException {
        try (var pipe = FileCalls.pipe2(0)) {
            var self = Thread.currentThread();
            var receiving =
                    CompletableFuture.supplyAsync(
                            () -> store.receive(layer, pipe.reading(), offset), executor);
            // A store that refuses, or has got the layer from elsewhere, wants no more bytes: the
            // pipe breaks, and so does waiting for the network.
            var isAnswered = new AtomicBoolean();
            var answered =
                    receiving.whenComplete(
                            (_, _) -> {
                                isAnswered.set(true);
                                pipe.reading().close();
                                self.interrupt();
                            });
            var failure = send(layer, offset, new PipeSink(pipe.writing()));
            var own = isAnswered.get() ? Optional.<Exception>empty() : failure;
            pipe.writing().close();
            return outcome(answered, own);
        }
    }

    /// Why not all of it was sent.
    private Optional<Exception> send(ResolvedImage.Layer layer, long offset, PipeSink sink) {
        var digest = layer.blob().digest();
        try {
            var download =
                    new BlobDownload(
                            client,
                            repository,
                            layer.blob(),
                            offset,
                            bytes -> progress.done(digest, bytes));
            download.into(sink);
            progress.state(digest, State.FINISHING);
            return Optional.empty();
        } catch (InterruptedException | ClosedSinkException | RuntimeException e) {
            return Optional.of(e);
        }
    }

    /// @param failure of the network's; empty when the store stopped first
    private static Received outcome(
            CompletableFuture<Received> answered, Optional<Exception> failure)
            throws InterruptedException {
        try {
            var received = answered.join();
            Thread.interrupted();
            return received;
        } catch (CompletionException e) {
            Thread.interrupted();
            var answer =
                    e.getCause() instanceof RuntimeException runtime
                            ? runtime
                            : new IllegalStateException(e.getCause());
            if (isTruncated(answer) && failure.isPresent()) {
                throw cause(failure.get());
            }
            throw answer;
        }
    }

    /// That the store got too little is a consequence of what the network did.
    private static boolean isTruncated(RuntimeException answer) {
        return answer instanceof ProblemException problem
                && problem.problem() instanceof Problem.ContentTruncated;
    }

    private static RuntimeException cause(Exception failure) throws InterruptedException {
        return switch (failure) {
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException runtime -> runtime;
            default -> new IllegalStateException(failure);
        };
    }
}
