package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.HelperRequest.Stream;
import io.cutaway.engine.protocol.Problem.SteppingEnded;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.StepRequest;
import io.cutaway.engine.protocol.StepRequest.BeginStepping;
import io.cutaway.engine.protocol.StepRequest.EndStepping;
import io.cutaway.engine.protocol.StepRequest.OpenStepShell;
import io.cutaway.engine.protocol.StepRequest.RestartStepping;
import io.cutaway.engine.protocol.StepRequest.Step;
import io.cutaway.engine.protocol.StepRequest.ViewStep;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.protocol.VarlinkError;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.helper.container.LaunchRequests.Start;
import io.cutaway.helper.step.Stepping;
import io.cutaway.helper.step.Steppings;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Building containers one operation at a time.
final class StepMethods {

    private final Steppings steppings;
    private final OpenedBinds binds;
    private final BooleanSupplier closing;

    StepMethods(Services services, BooleanSupplier closing) {
        this.steppings = services.steppings();
        this.binds = new OpenedBinds(services.binds());
        this.closing = closing;
    }

    void handle(StepRequest<?> request, VarlinkCall call) throws InterruptedException {
        switch (request) {
            case BeginStepping begin -> begin(begin, call);
            case Step(var session, var leaveOut) -> step(find(session), leaveOut, call);
            case ViewStep(var session, var path) -> call.reply(find(session).view(path));
            case OpenStepShell(var session, var size) -> {
                try (var stream = find(session).shell(size)) {
                    call.reply(new Stream(0), List.of(stream));
                }
            }
            case RestartStepping(var session) -> {
                find(session).restart();
                call.reply(new Done());
            }
            case EndStepping(var session) -> {
                steppings.end(find(session), Stepping.ASKED);
                call.reply(new Done());
            }
        }
    }

    private Stepping find(String session) {
        return steppings.find(session);
    }

    /// The session is this call's: it ends when the client goes, and when it ends otherwise the
    /// client is told why.
    private void begin(BeginStepping request, VarlinkCall call) throws InterruptedException {
        if (!call.isMore()) {
            throw VarlinkError.expectedMore();
        }
        var checked = binds.check(request.spec().binds(), request.binds(), call);
        var start = new Start(checked, request.size(), call.peer());
        var stepping = steppings.begin(request.spec(), request.changes(), start);
        try (var _ = call.onClosed(() -> steppings.end(stepping, Stepping.ASKED))) {
            call.replyContinues(new BeginStepping.Begun(stepping.id(), stepping.plan()));
            var code = stepping.awaitEnd(closing);
            throw new ProblemException(new SteppingEnded(stepping.id(), code));
        } finally {
            steppings.end(stepping, Stepping.HELPER);
        }
    }

    private static void step(Stepping stepping, boolean leaveOut, VarlinkCall call) {
        var step = stepping.step(leaveOut);
        try {
            var place = step.streams().map(_ -> 0);
            call.reply(
                    new Step.Stepped(step.outcome(), step.phase(), place),
                    step.streams().stream().toList());
        } finally {
            step.streams().ifPresent(Descriptor::close);
        }
    }
}
