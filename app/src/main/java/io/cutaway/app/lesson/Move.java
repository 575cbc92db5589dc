package io.cutaway.app.lesson;

import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.step.StepChanges;

import java.util.List;
import java.util.Optional;

/// What a step of a lesson does to the container.
///
/// @param again begin anew first, with these changes to the launch
/// @param stop how far operations are carried out; none when absent
/// @param leaveOut operations that are passed over on the way
public record Move(Optional<StepChanges> again, Optional<Stop> stop, List<OperationMark> leaveOut) {

    /// One reads, and nothing is done.
    public static final Move NONE = new Move(Optional.empty(), Optional.empty(), List.of());

    /// Where it ends.
    ///
    /// @param mark the next operation that it means
    /// @param before whether that one is not carried out any more
    public record Stop(OperationMark mark, boolean before) {

        /// How many operations are done when that place is reached: the next one that is meant, or
        /// one that lies behind, for who went ahead by himself. None when the plan lacks it.
        ///
        /// @param done how many are done already
        Optional<Integer> in(List<Operation> operations, int done) {
            var found = Optional.<Integer>empty();
            for (var i = 0; i < operations.size(); i++) {
                if (mark.matches(operations.get(i))) {
                    found = Optional.of(before ? i : i + 1);
                    if (i >= done) {
                        return found;
                    }
                }
            }
            return found;
        }
    }

    public Move {
        leaveOut = List.copyOf(leaveOut);
    }

    boolean leavesOut(Operation operation) {
        return leaveOut.stream().anyMatch(mark -> mark.matches(operation));
    }
}
