package io.cutaway.app.compare;

import io.cutaway.engine.layer.ChangeKind;
import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.layer.TreeDifferences.Side;

import java.util.Optional;

/// How many paths differ, and how many bytes they hold. Of changed ones both sides count.
record Tally(long added, long removed, long changed, long bytesBefore, long bytesAfter) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    static Tally of(Difference difference) {
        return new Tally(
                one(difference, ChangeKind.ADDED),
                one(difference, ChangeKind.DELETED),
                one(difference, ChangeKind.CHANGED),
                bytes(difference.before()),
                bytes(difference.after()));
    }

    private static long one(Difference difference, ChangeKind kind) {
        return difference.kind() == kind ? 1 : 0;
    }

    private static long bytes(Optional<Side> side) {
        return side.map(s -> s.facts().bytes()).orElse(0L);
    }

    Tally plus(Tally other) {
        return new Tally(
                added + other.added,
                removed + other.removed,
                changed + other.changed,
                bytesBefore + other.bytesBefore,
                bytesAfter + other.bytesAfter);
    }

    long paths() {
        return added + removed + changed;
    }
}
