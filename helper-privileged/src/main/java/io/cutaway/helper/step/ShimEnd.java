package io.cutaway.helper.step;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.helper.launch.Signals;
import io.cutaway.helper.launch.SteppedLaunch;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles.Identity;
import io.cutaway.helper.shim.ShimWatcher;
import io.cutaway.helper.shim.ShimWatcher.Watched;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The end of a shim that launches by steps, and of all that it had made.
final class ShimEnd implements ShimWatcher.Listener {

    /// How long the kernel may take to end processes that were told to.
    private static final int PATIENCE_MILLIS = 10_000;

    private final SteppedLaunch launch;
    private final Consumer<String> onLost;
    private final Identity shim;
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean expected;
    private volatile String code = Stepping.KILLED;

    ShimEnd(SteppedLaunch launch, Consumer<String> onLost) {
        this.launch = launch;
        this.onLost = onLost;
        int pid = launch.shim().pid();
        this.shim = new Identity(pid, Processes.startTime(pid).orElse(0));
    }

    Watched watched() {
        var process = launch.shim();
        return new Watched(
                process.pid(), true, process.pidfd(), Optional.<Descriptor>empty(), this);
    }

    /// From now on its end is no surprise.
    void expect() {
        expected = true;
    }

    boolean hasCome() {
        return gone.getCount() == 0;
    }

    /// Why it ended unasked.
    String code() {
        return code;
    }

    @Override
    public void exited(ExitStatus status) {}

    @Override
    public void gone() {
        if (!expected) {
            code = launch.hasTimedOut() ? Stepping.TIME_OUT : Stepping.KILLED;
            onLost.accept(code);
        }
        gone.countDown();
    }

    /// Waits for it; one that hangs in an operation is killed.
    void await() {
        if (!awaitGone()) {
            Processes.signal(shim, Signals.KILL);
            awaitGone();
        }
        launch.awaitInit(PATIENCE_MILLIS);
    }

    private boolean awaitGone() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return gone.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
