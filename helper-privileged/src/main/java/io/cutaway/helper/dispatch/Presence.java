package io.cutaway.helper.dispatch;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Decides when the helper may end: when it was told to, or when nobody has been connected for a
/// while and it has nothing to do.
public final class Presence {

    /// How often work that ends by itself is looked at.
    private static final long LOOK_MILLIS = 500;

    private final Duration idle;
    private final BooleanSupplier busy;
    private int open;
    private boolean retiring;
    private long aloneSince = System.nanoTime();

    /// @param idle how long to stay without a connection
    /// @param busy whether there is something to do without anybody connected
    public Presence(Duration idle, BooleanSupplier busy) {
        this.idle = idle;
        this.busy = busy;
    }

    synchronized void connections(int now) {
        open = now;
        aloneSince = System.nanoTime();
        notifyAll();
    }

    /// Ends the helper as soon as the calls under way have ended.
    public synchronized void retire() {
        retiring = true;
        notifyAll();
    }

    public synchronized boolean isRetiring() {
        return retiring;
    }

    /// Returns when the helper may end.
    public synchronized void await() throws InterruptedException {
        while (!retiring) {
            long left = idle.toMillis() - (System.nanoTime() - aloneSince) / 1_000_000;
            if (open > 0) {
                wait();
            } else if (left > 0) {
                wait(left);
            } else if (busy.getAsBoolean()) {
                wait(LOOK_MILLIS);
            } else {
                retiring = true;
            }
        }
    }
}
