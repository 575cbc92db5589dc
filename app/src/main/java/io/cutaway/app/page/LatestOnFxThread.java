package io.cutaway.app.page;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Hands snapshots of a stream to the JavaFX thread: at most one hand-over is under way, and it
/// takes the latest snapshot; those in between are never drawn. So a fast stream can't fill the
/// queue of the JavaFX thread.
///
/// @param <T> an immutable snapshot
public final class LatestOnFxThread<T> implements Consumer<T> {

    private final Executor ui;
    private final Consumer<T> show;
    private final AtomicReference<@Nullable T> latest = new AtomicReference<>();

    /// @param ui the JavaFX thread
    /// @param show called on it
    public LatestOnFxThread(Executor ui, Consumer<T> show) {
        this.ui = ui;
        this.show = show;
    }

    /// By any thread.
    @Override
    public void accept(T snapshot) {
        if (latest.getAndSet(snapshot) == null) {
            ui.execute(this::showLatest);
        }
    }

    private void showLatest() {
        var snapshot = latest.getAndSet(null);
        if (snapshot != null) {
            show.accept(snapshot);
        }
    }
}
