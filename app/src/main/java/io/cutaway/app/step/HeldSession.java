package io.cutaway.app.step;

import io.cutaway.app.client.Binds;
import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.StepRequest.BeginStepping;
import io.cutaway.engine.protocol.StepRequest.BeginStepping.Begun;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The call that a session lasts as long as.
///
/// @param watch closing it ends the session
/// @param over set when the session has ended, by itself or here
record HeldSession(Begun begun, EngineClient.Watch watch, AtomicBoolean over) {

    /// Waits until there is a container that waits.
    ///
    /// @param onEnded told once, on another thread, when the session ends without being closed here
    static HeldSession begin(EngineClient engine, StepWish wish, Consumer<Problem> onEnded) {
        var begun = new CompletableFuture<Begun>();
        var over = new AtomicBoolean();
        try (var binds = Binds.open(wish.spec().binds())) {
            var request =
                    new BeginStepping(wish.spec(), wish.changes(), binds.opened(), wish.size());
            var watch =
                    engine.watch(
                            request,
                            binds.descriptors(),
                            begun::complete,
                            problem -> {
                                if (!over.getAndSet(true)) {
                                    ended(begun, problem, onEnded);
                                }
                            });
            try {
                return new HeldSession(begun.join(), watch, over);
            } catch (CompletionException e) {
                watch.close();
                throw e.getCause() instanceof ProblemException problem ? problem : e;
            }
        }
    }

    private static void ended(
            CompletableFuture<Begun> begun, Problem problem, Consumer<Problem> onEnded) {
        if (!begun.completeExceptionally(new ProblemException(problem))) {
            onEnded.accept(problem);
        }
    }
}
