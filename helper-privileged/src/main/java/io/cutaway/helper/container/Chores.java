package io.cutaway.helper.container;

import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Work that nobody waits for, such as removing the files of a container that has ended, one after
/// the other on a thread of its own.
public final class Chores {

    private static final System.Logger LOG = System.getLogger(Chores.class.getName());

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();

    public Chores() {
        Thread.ofPlatform().daemon().name("chores").start(this::run);
    }

    public void add(Runnable chore) {
        open.incrementAndGet();
        queue.add(chore);
    }

    /// How many are not done yet.
    public int open() {
        return open.get();
    }

    private void run() {
        while (true) {
            try {
                queue.take().run();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException defect) {
                LOG.log(Level.ERROR, "a chore failed", defect);
            }
            open.decrementAndGet();
        }
    }
}
