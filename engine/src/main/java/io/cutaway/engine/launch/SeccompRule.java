package io.cutaway.engine.launch;

import java.util.List;
import java.util.Optional;

/// What a filter answers to some system calls. A call without a rule fails with `ENOSYS`.
///
/// @param calls by name
/// @param condition on one of their arguments; without one the rule holds for all
public record SeccompRule(Answer answer, List<String> calls, Optional<Condition> condition) {

    /// What becomes of the call.
    public enum Answer {
        ALLOW,
        /// It fails with `EPERM`.
        REFUSE
    }

    /// `(argument & mask) == value`.
    ///
    /// @param argument 0 to 5
    public record Condition(int argument, long mask, long value) {}

    public SeccompRule {
        calls = List.copyOf(calls);
    }
}
