package io.cutaway.helper.step;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.Problem.SteppingEnded;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.container.Guest;
import io.cutaway.helper.store.TreeRemover;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// One session: a container that is built step by step, perhaps several times from the start.
public final class Stepping {

    /// Why a session ended, as [SteppingEnded] says it.
    public static final String ASKED = "asked";

    public static final String HELPER = "helper";
    static final String TIME_OUT = "time-out";
    static final String KILLED = "killed";

    private static final System.Logger LOG = System.getLogger(Stepping.class.getName());
    private static final long LOOK_MILLIS = 1000;

    private final StepTools tools;
    private final Guest guest;
    private final LaunchPlan plan;

    /// Held by whoever goes on with it, looks at it or takes it away.
    private final ReentrantLock turn = new ReentrantLock();

    private final StepEnd over = new StepEnd();
    private volatile Optional<SteppedRun> run = Optional.empty();

    Stepping(StepTools tools, Guest guest, LaunchPlan plan) {
        this.tools = tools;
        this.guest = guest;
        this.plan = plan;
    }

    public String id() {
        return guest.record().id().hex();
    }

    public LaunchPlan plan() {
        return plan;
    }

    void begin() {
        turn.lock();
        try {
            tools.creator().makeFiles(guest);
            run = Optional.of(new SteppedRun(tools, guest, plan, over::tell));
        } finally {
            turn.unlock();
        }
    }

    /// Carries out the next operation, or leaves it out.
    public SteppedRun.Step step(boolean leaveOut) {
        return inTurn(current -> current.step(leaveOut));
    }

    /// What the kernel says now.
    public StepView view(Optional<String> path) {
        return inTurn(current -> current.view(path));
    }

    /// The client's end of a connection to a new shell inside.
    public Descriptor shell(TerminalSize size) {
        return inTurn(current -> current.shell(size));
    }

    private <T> T inTurn(Function<SteppedRun, T> work) {
        turn.lock();
        try {
            return work.apply(run.filter(_ -> over.code().isEmpty()).orElseThrow(this::ended));
        } finally {
            turn.unlock();
        }
    }

    private ProblemException ended() {
        return new ProblemException(new SteppingEnded(id(), over.code().orElse(ASKED)));
    }

    /// Back to before the first operation.
    public void restart() {
        inTurn(
                current -> {
                    current.end();
                    removeFiles();
                    begin();
                    return current;
                });
    }

    /// Waits until the session ends.
    ///
    /// @param closing whether the helper ends
    /// @return why
    public String awaitEnd(BooleanSupplier closing) throws InterruptedException {
        while (true) {
            var code = over.await(LOOK_MILLIS);
            if (code.isPresent()) {
                return code.get();
            }
            if (closing.getAsBoolean()) {
                return HELPER;
            }
        }
    }

    /// Ends it, whatever it does just now, and returns when nothing is left of it.
    void end(String code) {
        over.tell(code);
        run.ifPresent(SteppedRun::hangUp);
        turn.lock();
        try {
            run.ifPresent(SteppedRun::end);
            run = Optional.empty();
            removeFiles();
            tools.containers().forget(guest);
        } finally {
            turn.unlock();
        }
    }

    private void removeFiles() {
        var directory = guest.paths().directory();
        try {
            if (Files.exists(directory)) {
                TreeRemover.remove(directory);
            }
        } catch (SystemCallException e) {
            LOG.log(Level.WARNING, "the next helper removes " + directory, e);
        }
    }
}
