package io.cutaway.helper.step;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.ChangeRoot;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.launch.Operation.PrepareStage;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepResult;

import java.util.List;

/// Where a container's root is as far as it is built.
final class StepPlaces {

    private static final String STAGE = "/tmp";
    private static final String ROOT_ON_STAGE = "/tmp/root";

    private final List<Operation> done;

    StepPlaces(LaunchPlan plan, List<StepOutcome> outcomes) {
        this.done =
                outcomes.stream()
                        .filter(outcome -> outcome.result() == StepResult.DONE)
                        .map(outcome -> plan.operations().get(outcome.index()))
                        .toList();
    }

    /// What succeeded, in order.
    List<Operation> done() {
        return done;
    }

    boolean has(Class<? extends Operation> type) {
        return done.stream().anyMatch(type::isInstance);
    }

    /// As the container's process sees it; empty before there is any.
    String builtRoot() {
        return has(ChangeRoot.class) ? "/" : rootInNamespace();
    }

    /// As a process sees it that has entered the mount namespace and no more: chroot(2) is a
    /// process's own.
    String rootInNamespace() {
        if (has(PivotRoot.class)) {
            return "/";
        }
        if (has(MountOverlay.class)) {
            return ROOT_ON_STAGE;
        }
        return has(PrepareStage.class) ? STAGE : "";
    }
}
