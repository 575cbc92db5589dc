package io.cutaway.app.transfer;

import io.cutaway.app.page.Background;
import io.cutaway.app.page.LatestOnFxThread;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.registry.TransferProgress;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/// One image, archive or file that is on its way. All methods but the constructor's work are called
/// on the JavaFX thread.
public final class Transfer {

    private final String title;
    private final TransferWork work;
    private final Background background;
    private final ReadOnlyObjectWrapper<TransferState> state =
            new ReadOnlyObjectWrapper<>(new TransferState.Running(Optional.empty()));
    private Run run = new Run();

    Transfer(String title, TransferWork work, Background background) {
        this.title = title;
        this.work = work;
        this.background = background;
    }

    /// One attempt: the thread that it runs on, while it does.
    private static final class Run {

        private Optional<Thread> thread = Optional.empty();
        private boolean cancelled;

        synchronized void begin() {
            if (cancelled) {
                throw new CancellationException();
            }
            thread = Optional.of(Thread.currentThread());
        }

        /// The thread goes back to the pool: it must not stay interrupted.
        synchronized void end() {
            thread = Optional.empty();
            Thread.interrupted();
        }

        synchronized void cancel() {
            cancelled = true;
            thread.ifPresent(Thread::interrupt);
        }

        synchronized boolean isCancelled() {
            return cancelled;
        }
    }

    /// What it is about: an image's name, or a file's.
    public String title() {
        return title;
    }

    public ReadOnlyObjectProperty<TransferState> state() {
        return state.getReadOnlyProperty();
    }

    /// Begins, or begins again.
    ///
    /// @param cancelled called when it has ended because it was told to
    void start(Runnable cancelled) {
        var mine = new Run();
        run = mine;
        state.set(new TransferState.Running(Optional.empty()));
        var latest =
                new LatestOnFxThread<TransferProgress>(
                        background.ui(), progress -> show(mine, progress));
        background.run(
                () -> {
                    mine.begin();
                    try {
                        return work.run(latest);
                    } finally {
                        mine.end();
                    }
                },
                state::set,
                explanation -> fail(mine, explanation, cancelled));
    }

    private void show(Run mine, TransferProgress progress) {
        if (mine == run && state.get() instanceof TransferState.Running) {
            state.set(new TransferState.Running(Optional.of(progress)));
        }
    }

    private void fail(Run mine, Explanation explanation, Runnable cancelled) {
        if (mine.isCancelled()) {
            cancelled.run();
        } else {
            state.set(new TransferState.Failed(explanation));
        }
    }

    /// Tells it to end. What has come of an image is kept for the next time.
    void cancel() {
        if (state.get() instanceof TransferState.Running) {
            state.set(new TransferState.Cancelling());
            run.cancel();
        }
    }
}
