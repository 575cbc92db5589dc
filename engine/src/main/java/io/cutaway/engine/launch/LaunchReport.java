package io.cutaway.engine.launch;

import java.util.List;

/// What the shim did, operation by operation, in the plan's order. Shorter than the plan when an
/// operation failed: the last outcome is then the failed one.
public record LaunchReport(List<Outcome> outcomes) {

    /// What became of one operation.
    ///
    /// @param operation its name
    /// @param call the system call that failed, or the one that did the work
    /// @param error the errno's name; empty when it succeeded
    /// @param startedNanos nanoseconds since the first operation began
    /// @param tookNanos nanoseconds
    public record Outcome(
            String operation, String call, String error, long startedNanos, long tookNanos) {}

    public LaunchReport {
        outcomes = List.copyOf(outcomes);
    }
}
