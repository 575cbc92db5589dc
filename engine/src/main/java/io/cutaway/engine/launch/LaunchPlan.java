package io.cutaway.engine.launch;

import java.util.List;

/// Everything that is done to launch a container, in order. The shim carries it out, the timeline
/// draws it, `cutaway plan` prints it.
public record LaunchPlan(List<Operation> operations) {

    public LaunchPlan {
        operations = List.copyOf(operations);
        if (operations.isEmpty() || !(operations.getLast() instanceof Operation.Execute)) {
            throw new IllegalArgumentException("a plan ends with Execute");
        }
    }
}
