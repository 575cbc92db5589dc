package io.cutaway.helper.launch;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepResult;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles.Identity;
import io.cutaway.helper.shim.ShimFrame;
import io.cutaway.helper.shim.ShimFrame.End;
import io.cutaway.helper.shim.ShimFrame.Seen;
import io.cutaway.helper.shim.ShimFrame.Started;
import io.cutaway.helper.shim.ShimFrame.Stepped;
import io.cutaway.helper.shim.ShimFrame.TimedOut;
import io.cutaway.helper.shim.ShimProcess;
import io.cutaway.helper.shim.ShimSocket;

import java.util.Optional;

/// A plan that a shim carries out word by word. One thread at a time asks; any may end it.
public final class SteppedLaunch {

    private final LaunchPlan plan;
    private final ShimProcess shim;
    private final byte[] buffer = ShimSocket.newBuffer();
    private Optional<Identity> init = Optional.empty();
    private Optional<Descriptor> initDescriptor = Optional.empty();
    private volatile boolean timedOut;

    SteppedLaunch(LaunchPlan plan, ShimProcess shim) {
        this.plan = plan;
        this.shim = shim;
    }

    public ShimProcess shim() {
        return shim;
    }

    /// The process that carries out the next operation, as the helper sees it.
    public int pid() {
        return init.map(Identity::pid).orElse(shim.pid());
    }

    /// The container's first process, as soon as there is one.
    public Optional<Descriptor> init() {
        return initDescriptor;
    }

    /// Has the next operation carried out, or left out.
    ///
    /// @return how it went; empty when the shim is gone
    public Optional<StepOutcome> step(boolean leaveOut) {
        return say(() -> ShimSocket.step(shim.control(), leaveOut))
                .filter(Stepped.class::isInstance)
                .map(frame -> outcome((Stepped) frame));
    }

    /// The hostname that the process sees; empty when the shim is gone.
    public Optional<String> hostname() {
        return say(() -> ShimSocket.look(shim.control()))
                .filter(Seen.class::isInstance)
                .map(frame -> ((Seen) frame).hostname());
    }

    private Optional<ShimFrame> say(Runnable word) {
        try {
            word.run();
        } catch (SystemCallException _) {
            // What it said before it ended is still to be read.
        }
        while (true) {
            var frame = ShimSocket.receive(shim.control(), buffer);
            switch (frame) {
                case Started(var pid, var startTime) -> open(new Identity(pid, startTime));
                case TimedOut _ -> timedOut = true;
                case End _ -> {
                    return Optional.empty();
                }
                case Stepped _, Seen _ -> {
                    return Optional.of(frame);
                }
                case ShimFrame.Report _, ShimFrame.Exit _, ShimFrame.Lost _ -> {}
            }
        }
    }

    private void open(Identity process) {
        init = Optional.of(process);
        initDescriptor = Processes.open(process);
    }

    private StepOutcome outcome(Stepped stepped) {
        var result = stepped.error() == 0 ? StepResult.DONE : StepResult.FAILED;
        return new StepOutcome(
                stepped.index(),
                stepped.leftOut() ? StepResult.LEFT_OUT : result,
                plan.operations().get(stepped.index()).name(),
                stepped.call(),
                stepped.error() == 0 ? "" : ReportReader.name(stepped.error()),
                stepped.duration());
    }

    /// Whether it ended because nobody went on with it. For the time after its end.
    public boolean hasTimedOut() {
        while (!timedOut) {
            var frame = ShimSocket.poll(shim.control(), buffer);
            if (frame.isEmpty() || frame.get() instanceof End) {
                return false;
            }
            timedOut = frame.get() instanceof TimedOut;
        }
        return true;
    }

    /// Ends it; whoever waits for an answer gets none. The shim's own end is told by its pidfd.
    public void end() {
        hangUp(shim);
    }

    /// Ends a shim that is bound to its control socket, by closing that.
    public static void hangUp(ShimProcess bound) {
        try {
            SocketCalls.shutdown(bound.control(), SocketCalls.SHUT_RDWR);
        } catch (SystemCallException | IllegalStateException _) {
            // It has ended already.
        }
    }

    /// Waits until the container's first process is gone too.
    public void awaitInit(int millis) {
        initDescriptor.ifPresent(process -> SocketCalls.poll(process, SocketCalls.POLLIN, millis));
    }

    /// Closes what the shim's watcher does not own.
    public void close() {
        initDescriptor.ifPresent(Descriptor::close);
        shim.control().close();
    }
}
