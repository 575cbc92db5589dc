package io.cutaway.app.image;

import java.util.concurrent.CancellationException;

/// Tells work that takes long, on another thread, that nobody wants it any more. The work looks at
/// it between its steps, and undoes what it has done.
public final class Cancellation {

    private volatile boolean cancelled;

    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// @throws CancellationException when it is cancelled
    void check() {
        if (cancelled) {
            throw new CancellationException();
        }
    }
}
