package io.cutaway.helper.step;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.protocol.Problem.StepRefused;
import io.cutaway.engine.protocol.Problem.SteppingEnded;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepResult;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.helper.container.Guest;
import io.cutaway.helper.launch.Launcher.Order;
import io.cutaway.helper.launch.SteppedLaunch;
import io.cutaway.helper.shim.ShimSpawner.Mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One way from the first operation on. Not for several threads at a time, but for [#hangUp].
public final class SteppedRun {

    private final StepTools tools;
    private final Guest guest;
    private final LaunchPlan plan;
    private final SteppedLaunch launch;
    private final ShimEnd end;
    private final StepShells shells;
    private final List<StepOutcome> outcomes = new ArrayList<>();
    private Optional<Descriptor> streams;
    private boolean running;
    private String hostname = "";
    private Optional<Leftovers> leftovers = Optional.empty();

    /// @param onLost told why, when the shim ends and nobody had asked it to; not after its program
    SteppedRun(StepTools tools, Guest guest, LaunchPlan plan, Consumer<String> onLost) {
        var pair = SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET);
        try (var theirs = pair.second()) {
            this.launch = tools.launcher().step(order(guest, plan, theirs));
        } catch (RuntimeException e) {
            pair.first().close();
            throw e;
        }
        this.tools = tools;
        this.guest = guest;
        this.plan = plan;
        this.streams = Optional.of(pair.first());
        this.shells = new StepShells(tools, guest.paths(), plan);
        this.end = new ShimEnd(launch, onLost);
        tools.shims().watch(end.watched());
    }

    private static Order order(Guest guest, LaunchPlan plan, Descriptor streams) {
        return new Order(
                Mode.STEP,
                plan,
                guest.paths().directory(),
                Optional.empty(),
                Optional.of(streams),
                Optional.empty(),
                false);
    }

    /// How a step went.
    ///
    /// @param streams the client's end of a connection to the program's, when that has just begun;
    ///   whoever asked closes it
    public record Step(StepOutcome outcome, StepPhase phase, Optional<Descriptor> streams) {}

    Step step(boolean leaveOut) {
        int index = outcomes.size();
        if (phase() != StepPhase.WAITING || index >= plan.operations().size()) {
            throw new ProblemException(new StepRefused(index, "over"));
        }
        if (leaveOut && isNeeded(index)) {
            throw new ProblemException(new StepRefused(index, "needed"));
        }
        var outcome = launch.step(leaveOut).orElseThrow(this::lost);
        outcomes.add(outcome);
        if (plan.operations().get(index) instanceof NewNamespaces(var kinds)
                && !kinds.contains(NamespaceKind.PID)) {
            leftovers = Leftovers.of(launch.pid());
        }
        if (!(plan.operations().get(index) instanceof Execute)
                || outcome.result() != StepResult.DONE) {
            return new Step(outcome, phase(), Optional.empty());
        }
        running = true;
        end.expect();
        var handed = streams;
        streams = Optional.empty();
        return new Step(outcome, phase(), handed);
    }

    /// Without its namespaces a container would act on the helper's; without an id map it would be
    /// root, where the helper is.
    private boolean isNeeded(int index) {
        var operation = plan.operations().get(index);
        return operation instanceof NewNamespaces
                || (operation instanceof MapIds && tools.mapNeeded());
    }

    private StepPhase phase() {
        if (end.hasCome()) {
            return StepPhase.ENDED;
        }
        return running ? StepPhase.RUNNING : StepPhase.WAITING;
    }

    StepView view(Optional<String> path) {
        if (end.hasCome()) {
            throw lost();
        }
        if (!running) {
            hostname = launch.hostname().orElseThrow(this::lost);
        }
        var places = new StepPlaces(plan, outcomes);
        return new StepViews(launch.pid(), hostname, places.builtRoot())
                .view(path)
                .orElseThrow(this::lost);
    }

    Descriptor shell(TerminalSize size) {
        var process = launch.init().filter(_ -> isMapped() && !end.hasCome());
        return shells.open(
                process.orElseThrow(
                        () -> new ProblemException(new StepRefused(outcomes.size(), "no-inside"))),
                new StepPlaces(plan, outcomes),
                size);
    }

    private boolean isMapped() {
        return outcomes.stream()
                .anyMatch(
                        o ->
                                o.result() == StepResult.DONE
                                        && plan.operations().get(o.index()) instanceof MapIds);
    }

    private ProblemException lost() {
        var code = running ? "exited" : end.code();
        return new ProblemException(new SteppingEnded(guest.record().id().hex(), code));
    }

    /// Lets whoever waits for an answer wait no longer.
    void hangUp() {
        end.expect();
        launch.end();
    }

    /// Ends it, and returns when no process of it is left.
    void end() {
        hangUp();
        shells.end();
        end.await();
        leftovers.ifPresent(Leftovers::kill);
        leftovers.ifPresent(Leftovers::close);
        launch.close();
        streams.ifPresent(Descriptor::close);
    }
}
