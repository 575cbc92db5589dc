package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ContainerState.Running;
import io.cutaway.engine.container.ContainerState.Starting;
import io.cutaway.engine.protocol.Problem.ContainerNotRunning;
import io.cutaway.engine.protocol.Problem.ContainerRunning;
import io.cutaway.engine.protocol.Problem.NoSuchContainer;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.helper.shim.ShimFiles.Identity;
import io.cutaway.helper.store.ContainerPaths;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// A container of the store, and how it fares. Its state changes under its own lock, which nobody
/// holds while waiting for the container.
public final class Container {

    private final ContainerRecord record;
    private final ContainerPaths paths;
    private final ContainerStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private ContainerState state;
    private Optional<Identity> init = Optional.empty();
    private Optional<LaunchRecord> launch = Optional.empty();
    private boolean removed;
    private boolean saving;
    private int launches;

    Container(
            ContainerRecord record,
            ContainerPaths paths,
            ContainerState state,
            ContainerStore store) {
        this.record = record;
        this.paths = paths;
        this.state = state;
        this.store = store;
    }

    public ContainerRecord record() {
        return record;
    }

    public ContainerId id() {
        return record.id();
    }

    public ContainerPaths paths() {
        return paths;
    }

    public ContainerState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /// The launch of this helper's time, or the one that the store remembers.
    public Optional<LaunchRecord> launch() {
        lock.lock();
        try {
            return launch.or(() -> store.readLaunch(paths));
        } finally {
            lock.unlock();
        }
    }

    /// Keeps everybody else from starting or removing it.
    ///
    /// @return the number of this launch: whoever says how it went on must name it, because the
    ///   shim of the one before may still be ending
    /// @throws ProblemException [ContainerRunning]
    public int beginStart() {
        int begun;
        lock.lock();
        try {
            requireNotLive();
            state = new Starting();
            begun = ++launches;
        } finally {
            lock.unlock();
        }
        store.changes().announce();
        return begun;
    }

    /// Remembers what a launch did.
    public void launched(LaunchRecord done) {
        lock.lock();
        try {
            launch = Optional.of(done);
        } finally {
            lock.unlock();
        }
    }

    /// Puts down on disk how it fares and what its last launch did. The lock is not held meanwhile:
    /// a slow disk keeps nobody from seeing that it ended.
    void save() {
        ContainerState now;
        Optional<LaunchRecord> done;
        lock.lock();
        try {
            saving = false;
            if (removed) {
                return;
            }
            now = state;
            done = launch;
        } finally {
            lock.unlock();
        }
        store.save(this, now, done);
    }

    /// It runs from now on, unless its end was told already.
    public void running(int launchNumber, Running now, Identity firstProcess) {
        enterIf(() -> launchNumber == launches && state instanceof Starting, now, firstProcess);
    }

    /// It runs, whatever was recorded: an earlier helper had started it.
    void adopted(Running now, Identity firstProcess) {
        enterIf(() -> true, now, firstProcess);
    }

    private void enterIf(BooleanSupplier condition, Running now, Identity firstProcess) {
        lock.lock();
        try {
            if (condition.getAsBoolean()) {
                init = Optional.of(firstProcess);
                enter(now);
            }
        } finally {
            lock.unlock();
        }
        store.changes().announce();
    }

    /// That launch of it has ended.
    public void ended(int launchNumber, ContainerState end) {
        lock.lock();
        try {
            if (launchNumber == launches && state.isLive()) {
                init = Optional.empty();
                enter(end);
            }
        } finally {
            lock.unlock();
        }
        store.changes().announce();
    }

    /// It ended without this helper's seeing it.
    void foundEnded(ContainerState end) {
        lock.lock();
        try {
            enter(end);
        } finally {
            lock.unlock();
        }
    }

    private void enter(ContainerState next) {
        state = next;
        changed.signalAll();
        if (!saving) {
            saving = store.saveLater(this);
        }
    }

    /// The number of its last launch; 0 for one of an earlier helper.
    int lastLaunch() {
        lock.lock();
        try {
            return launches;
        } finally {
            lock.unlock();
        }
    }

    /// Its first process.
    ///
    /// @throws ProblemException [ContainerNotRunning]
    public Identity requireRunning() {
        lock.lock();
        try {
            if (!(state instanceof Running)) {
                throw new ProblemException(new ContainerNotRunning(record.id().hex()));
            }
            return init.orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    /// Keeps everybody else from starting it; whoever gets `true` removes it.
    ///
    /// @throws ProblemException [ContainerRunning]
    public boolean beginRemoval() {
        lock.lock();
        try {
            if (removed) {
                return false;
            }
            requireNotLive();
            removed = true;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void requireNotLive() {
        if (removed) {
            throw new ProblemException(new NoSuchContainer(record.id().hex()));
        }
        if (state.isLive()) {
            throw new ProblemException(new ContainerRunning(record.id().hex()));
        }
    }

    /// Waits until it does not run, or the time is over.
    ///
    /// @return its end; empty when it still runs
    public Optional<ContainerState> awaitEnd(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (state.isLive() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return Optional.of(state).filter(s -> !s.isLive());
        } finally {
            lock.unlock();
        }
    }
}
