package io.cutaway.helper.container;

import io.cutaway.engine.protocol.Problem.StoreFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.launch.Signals;
import io.cutaway.helper.shim.Processes;

/// Removes containers with their writable layers.
public final class ContainerRemover {

    /// How long a killed container may take to be gone.
    private static final long PATIENCE_MILLIS = 10_000;

    private final ContainerStore store;
    private final Containers containers;

    public ContainerRemover(ContainerStore store, Containers containers) {
        this.store = store;
        this.containers = containers;
    }

    /// Removes a container.
    ///
    /// @param force whether it is killed when it runs
    public void remove(Container container, boolean force) throws InterruptedException {
        if (force && container.state().isLive()) {
            Processes.signal(container.requireRunning(), Signals.KILL);
            container.awaitEnd(PATIENCE_MILLIS);
        }
        removeEnded(container);
    }

    void removeEnded(Container container) {
        if (!container.beginRemoval()) {
            return;
        }
        try {
            store.remove(container);
        } catch (SystemCallException e) {
            var path = container.paths().directory().toString();
            throw new ProblemException(new StoreFailed(path, e.errno().name()));
        } finally {
            containers.remove(container);
            store.changes().announce();
        }
    }
}
