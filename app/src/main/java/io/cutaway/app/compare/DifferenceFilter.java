package io.cutaway.app.compare;

import io.cutaway.engine.layer.ChangeKind;
import io.cutaway.engine.layer.TreeDifferences.Difference;

import java.util.Locale;

/// Which differences are shown.
///
/// @param text a part of their paths, in any case
record DifferenceFilter(Kind kind, String text) {

    static final DifferenceFilter ALL = new DifferenceFilter(Kind.ALL, "");

    /// A choice among the kinds of difference.
    enum Kind {
        ALL,
        ADDED,
        REMOVED,
        CHANGED
    }

    boolean matches(Difference difference) {
        return isOfKind(difference.kind())
                && difference.path().toLowerCase(Locale.ROOT).contains(wanted());
    }

    private boolean isOfKind(ChangeKind found) {
        return switch (kind) {
            case ALL -> true;
            case ADDED -> found == ChangeKind.ADDED;
            case REMOVED -> found == ChangeKind.DELETED;
            case CHANGED -> found == ChangeKind.CHANGED;
        };
    }

    private String wanted() {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
