package io.cutaway.app.step;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.HelperLostException;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.Problem.SteppingEnded;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.StepRequest.EndStepping;
import io.cutaway.engine.protocol.StepRequest.OpenStepShell;
import io.cutaway.engine.protocol.StepRequest.RestartStepping;
import io.cutaway.engine.protocol.StepRequest.Step;
import io.cutaway.engine.protocol.StepRequest.ViewStep;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A container that is built one operation at a time. Every method but the getters asks the helper
/// and waits for it: not for the window's thread. One thread at a time goes on with it; any may
/// look or close it.
public final class StepSession implements AutoCloseable {

    private final EngineClient engine;
    private final HeldSession held;
    private final List<TakenStep> taken = new ArrayList<>();
    private StepPhase phase = StepPhase.WAITING;
    private StepView view;
    private Optional<String> path = Optional.empty();
    private Optional<AttachStream> program = Optional.empty();

    private StepSession(EngineClient engine, HeldSession held) {
        this.engine = engine;
        this.held = held;
        this.view = ask();
    }

    /// Has a container made that waits before its first operation.
    ///
    /// @param onEnded told once, on another thread, when it ends without being closed here:
    ///   [SteppingEnded], or [Problem.Retiring] when the helper went away
    /// @throws ProblemException when it can't be made
    public static StepSession begin(EngineClient engine, StepWish wish, Consumer<Problem> onEnded) {
        var held = HeldSession.begin(engine, wish, onEnded);
        try {
            return new StepSession(engine, held);
        } catch (RuntimeException e) {
            held.watch().close();
            throw e;
        }
    }

    /// The name that the helper gave it.
    public String id() {
        return held.begun().session();
    }

    /// All operations, in order.
    public List<Operation> operations() {
        return held.begun().plan().operations();
    }

    /// The place in [#operations] of what comes next; their number when nothing does.
    public synchronized int nextIndex() {
        return taken.size();
    }

    /// What comes next.
    public synchronized Optional<Operation> nextOperation() {
        return operations().stream().skip(taken.size()).findFirst();
    }

    public synchronized StepPhase phase() {
        return phase;
    }

    /// What has been done since the start, in order.
    public synchronized List<TakenStep> taken() {
        return List.copyOf(taken);
    }

    /// What the kernel said last.
    public synchronized StepView view() {
        return view;
    }

    /// The streams of the program, once it has been executed. They end with the session.
    public synchronized Optional<AttachStream> program() {
        return program;
    }

    /// Carries out the next operation.
    ///
    /// @throws ProblemException [Problem.StepRefused] when there is none, [SteppingEnded]
    public TakenStep next() {
        return step(false);
    }

    /// Passes over the next operation.
    ///
    /// @throws ProblemException [Problem.StepRefused] also when the others can't do without it
    public TakenStep leaveOut() {
        return step(true);
    }

    /// Carries out all operations before the one at that place. Stops after one that fails.
    public List<TakenStep> runTo(int index) {
        var done = new ArrayList<TakenStep>();
        while (nextIndex() < Math.min(index, operations().size())) {
            var step = next();
            done.add(step);
            if (!step.outcome().error().isEmpty()) {
                return done;
            }
        }
        return done;
    }

    private TakenStep step(boolean leaveOut) {
        var before = view();
        var reply = engine.call(new Step(id(), leaveOut), List.of());
        var stepped = reply.value();
        var stream =
                stepped.streamDescriptor().map(i -> new AttachStream(reply.descriptors().get(i)));
        var after = lookAfter();
        synchronized (this) {
            var step =
                    new TakenStep(
                            operations().get(stepped.outcome().index()),
                            stepped.outcome(),
                            before,
                            after);
            taken.add(step);
            phase = stepped.phase();
            program = stream.or(() -> program);
            return step;
        }
    }

    /// A program may have ended before it could be looked at.
    private Optional<StepView> lookAfter() {
        try {
            return Optional.of(look());
        } catch (ProblemException e) {
            if (e.problem() instanceof SteppingEnded) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Which directory the views list from now on; its root as far as that is built when empty.
    public synchronized void list(Optional<String> directory) {
        path = directory;
    }

    /// Asks the kernel now.
    ///
    /// @throws ProblemException [SteppingEnded] when there is no process any more
    public StepView look() {
        var seen = ask();
        synchronized (this) {
            view = seen;
        }
        return seen;
    }

    private StepView ask() {
        Optional<String> directory;
        synchronized (this) {
            directory = path;
        }
        return engine.call(new ViewStep(id(), directory));
    }

    /// A shell inside, as far as it is built. It ends with the session, at a restart too.
    public AttachStream shell(TerminalSize size) {
        var reply = engine.call(new OpenStepShell(id(), size), List.of());
        return new AttachStream(reply.descriptors().get(reply.value().streamDescriptor()));
    }

    /// Back to the start.
    public void restart() {
        closeProgram();
        engine.call(new RestartStepping(id()));
        var seen = ask();
        synchronized (this) {
            taken.clear();
            phase = StepPhase.WAITING;
            view = seen;
        }
    }

    private void closeProgram() {
        Optional<AttachStream> last;
        synchronized (this) {
            last = program;
            program = Optional.empty();
        }
        last.ifPresent(AttachStream::close);
    }

    /// Ends it; nothing of the container is left when this returns.
    @Override
    public void close() {
        closeProgram();
        if (held.over().getAndSet(true)) {
            return;
        }
        try {
            engine.call(new EndStepping(id()));
        } catch (ProblemException | HelperLostException _) {
            // It has ended, or ends with its helper.
        } finally {
            held.watch().close();
        }
    }
}
