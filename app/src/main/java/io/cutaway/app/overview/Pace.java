package io.cutaway.app.overview;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Runs something at most once a second, however often it is asked. The first time it waits for a
/// second at most until there is something whole to show. All methods are called on one thread.
final class Pace {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Executor ui;
    private final Runnable action;
    private long last = System.nanoTime() - SECOND;
    private boolean ran;
    private boolean waits;
    private int generation;

    /// @param ui the thread that calls
    Pace(Executor ui, Runnable action) {
        this.ui = ui;
        this.action = action;
    }

    /// Asks for a run, now or when a second has passed.
    void ask(boolean whole) {
        var left = last + SECOND - System.nanoTime();
        if (left <= 0 && (ran || whole)) {
            run();
        } else if (!waits) {
            waits = true;
            var mine = generation;
            CompletableFuture.delayedExecutor(
                            ran ? Math.max(0, left) : SECOND, TimeUnit.NANOSECONDS, ui)
                    .execute(() -> runIfWaiting(mine));
        }
    }

    private void runIfWaiting(int mine) {
        if (waits && mine == generation) {
            run();
        }
    }

    private void run() {
        waits = false;
        ran = true;
        generation++;
        last = System.nanoTime();
        action.run();
    }

    /// Nothing runs any more until somebody asks again.
    void stop() {
        waits = false;
        ran = false;
        generation++;
    }
}
