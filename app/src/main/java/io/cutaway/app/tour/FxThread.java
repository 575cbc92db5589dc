package io.cutaway.app.tour;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Does things on the JavaFX thread from another one, and waits for states there: a state is looked
/// at with each pulse, so nothing sleeps and nothing is missed.
final class FxThread {

    private static final Duration CALL = Duration.ofSeconds(20);

    private FxThread() {}

    /// Runs `task` and gives its result.
    static <T> T get(Callable<T> task) {
        var result = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(task.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return await(result, CALL, TourMessage.WAIT_WINDOW.text());
    }

    static void run(Runnable task) {
        get(
                () -> {
                    task.run();
                    return true;
                });
    }

    /// Waits until `state` holds.
    ///
    /// @param what is said when it doesn't in time
    static void waitFor(String what, Duration limit, BooleanSupplier state) {
        var reached = new CompletableFuture<Boolean>();
        var timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (state.getAsBoolean()) {
                            reached.complete(true);
                            stop();
                        }
                    }
                };
        run(timer::start);
        try {
            await(reached, limit, what);
        } finally {
            run(timer::stop);
        }
    }

    /// Waits until what was changed has been drawn.
    static void waitForPulses(int count) {
        var seen = new int[1];
        waitFor(TourMessage.WAIT_WINDOW.text(), CALL, () -> ++seen[0] > count);
    }

    private static <T> T await(CompletableFuture<T> result, Duration limit, String what) {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new TourFailedException(TourMessage.TOO_LATE.text(what, limit.toSeconds()));
        } catch (ExecutionException e) {
            throw new TourFailedException(
                    TourMessage.BROKE.text(what, String.valueOf(e.getCause())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new TourFailedException(TourMessage.INTERRUPTED.text(what));
        }
    }
}
