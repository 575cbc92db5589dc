package io.cutaway.helper.container;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Work that nobody waits for, such as removing the files of a container that has ended, one after
/// the other on a thread of its own.
public final class Chores {

    private static final System.Logger LOG = System.getLogger(Chores.class.getName());

    /// Long enough that a launch or a call that has just begun has the processor for itself.
    private static final long PAUSE_MILLIS = 200;

    private final AtomicInteger open = new AtomicInteger();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("chores").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    public void add(Runnable chore) {
        add(chore, 0);
    }

    /// What would only be in the way just now.
    public void addLater(Runnable chore) {
        add(chore, PAUSE_MILLIS);
    }

    private void add(Runnable chore, long millis) {
        open.incrementAndGet();
        var _ = thread.schedule(() -> run(chore), millis, TimeUnit.MILLISECONDS);
    }

    /// How many are not done yet.
    public int open() {
        return open.get();
    }

    // Whatever goes wrong in one, even too deep a recursion, the others are done.
    @SuppressWarnings("CatchingUnchecked")
    private void run(Runnable chore) {
        try {
            chore.run();
        } catch (Throwable defect) {
            LOG.log(Level.ERROR, "a chore failed", defect);
        } finally {
            open.decrementAndGet();
        }
    }

    /// Does what is left, and nothing after that.
    public void finish(Duration patience) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "{0} chores were left undone", open());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
