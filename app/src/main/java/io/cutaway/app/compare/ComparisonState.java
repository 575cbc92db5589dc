package io.cutaway.app.compare;

/// How far a comparison has come.
sealed interface ComparisonState {

    /// No other image was chosen.
    record Nothing() implements ComparisonState {}

    /// Files are being compared.
    ///
    /// @param tally of what was found so far
    record Reading(Tally tally) implements ComparisonState {}

    /// All of them have been.
    ///
    /// @param unshown differences that are counted and not in the tree, because it has too many
    record Read(Tally tally, long unshown) implements ComparisonState {}

    default Tally counted() {
        return switch (this) {
            case Nothing() -> Tally.NOTHING;
            case Reading(var tally) -> tally;
            case Read(var tally, _) -> tally;
        };
    }
}
