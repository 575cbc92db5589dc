package io.cutaway.helper.step;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.protocol.Problem.NoSuchStepping;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.step.StepChanges;
import io.cutaway.engine.step.StepPlanner;
import io.cutaway.helper.container.LaunchRequests.Start;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All sessions of this helper. None outlives it.
public final class Steppings implements AutoCloseable {

    private final StepTools tools;
    private final Map<String, Stepping> byId = new ConcurrentHashMap<>();

    public Steppings(StepTools tools) {
        this.tools = tools;
    }

    /// Makes a container that waits before its first operation.
    public Stepping begin(ContainerSpec spec, StepChanges changes, Start start) {
        var guest = tools.creator().guest(spec);
        boolean begun = false;
        try {
            var launch = tools.requests().launch(guest.record(), guest.paths(), start);
            var stepping = new Stepping(tools, guest, StepPlanner.plan(launch, changes));
            byId.put(stepping.id(), stepping);
            stepping.begin();
            begun = true;
            return stepping;
        } finally {
            if (!begun) {
                Optional.ofNullable(byId.remove(guest.record().id().hex()))
                        .ifPresent(s -> s.end(Stepping.ASKED));
                tools.containers().forget(guest);
            }
        }
    }

    /// @throws ProblemException [NoSuchStepping]
    public Stepping find(String id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new ProblemException(new NoSuchStepping(id)));
    }

    /// Ends a session, and returns when nothing is left of it.
    public void end(Stepping stepping, String code) {
        stepping.end(code);
        byId.remove(stepping.id());
    }

    @Override
    public void close() {
        List.copyOf(byId.values()).forEach(each -> end(each, Stepping.HELPER));
    }
}
