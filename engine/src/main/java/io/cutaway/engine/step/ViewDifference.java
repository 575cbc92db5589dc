package io.cutaway.engine.step;

import java.util.List;

/// What an operation changed, as the kernel tells it.
///
/// @param mounts that came, went or became others
/// @param facts of the process
/// @param files of the directory that both views list; none when they list different ones
public record ViewDifference(
        List<MountChange> mounts, List<FactChange> facts, List<FileChange> files) {

    public ViewDifference {
        mounts = List.copyOf(mounts);
        facts = List.copyOf(facts);
        files = List.copyOf(files);
    }

    public static ViewDifference between(StepView before, StepView after) {
        return new ViewDifference(
                MountChange.between(before, after),
                FactChange.between(before, after),
                FileChange.between(before.directory(), after.directory()));
    }

    /// Whether the kernel says exactly what it said before.
    public boolean isEmpty() {
        return mounts.isEmpty() && facts.isEmpty() && files.isEmpty();
    }
}
