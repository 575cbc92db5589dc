package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.helper.launch.Signals;
import io.cutaway.helper.shim.Processes;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ends containers, and waits for their end.
public final class ContainerEnder {

    /// How long the kernel may take to end a killed process.
    private static final int KILLED_MILLIS = 10_000;

    /// How often a waiting call looks whether its client is still there.
    private static final int LOOK_MILLIS = 1000;

    /// Sends a signal to the first process. One that it does not handle is ignored, as the first
    /// process of a PID namespace ignores it (pid_namespaces(7)), but for SIGKILL and SIGSTOP.
    public void kill(Container container, int signal) {
        if (!Signals.isSignal(signal)) {
            throw new ProblemException(new InvalidRequest("signal", Integer.toString(signal)));
        }
        Processes.signal(container.requireRunning(), signal);
    }

    /// Asks it to end, and kills it when it still runs after some seconds.
    public void stop(Container container, int seconds) throws InterruptedException {
        if (seconds < 0) {
            throw new ProblemException(new InvalidRequest("seconds", Integer.toString(seconds)));
        }
        var init = container.requireRunning();
        Processes.signal(init, container.record().stopSignal());
        if (container.awaitEnd(TimeUnit.SECONDS.toMillis(seconds)).isEmpty()) {
            Processes.signal(init, Signals.KILL);
            container.awaitEnd(KILLED_MILLIS);
        }
    }

    /// Waits until it does not run, as long as somebody wants to know.
    public ContainerState await(Container container, BooleanSupplier nobodyWaits)
            throws InterruptedException {
        while (true) {
            var end = container.awaitEnd(LOOK_MILLIS);
            if (end.isPresent() || nobodyWaits.getAsBoolean()) {
                return end.orElseGet(container::state);
            }
        }
    }
}
