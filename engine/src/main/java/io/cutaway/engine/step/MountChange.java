package io.cutaway.engine.step;

import static java.util.stream.Collectors.toMap;

import io.cutaway.engine.mount.MountComparison;
import io.cutaway.engine.mount.MountComparison.Differs;
import io.cutaway.engine.mount.MountComparison.OnlyHere;
import io.cutaway.engine.mount.MountComparison.OnlyThere;
import io.cutaway.engine.mount.MountComparison.Row;
import io.cutaway.engine.mount.MountComparison.Same;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.NamespaceKind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A mount that is no longer what it was.
public sealed interface MountChange {

    /// Where it is or was.
    String target();

    /// There was no such mount.
    record Added(MountPoint now) implements MountChange {
        @Override
        public String target() {
            return now.target();
        }
    }

    /// There is no such mount any more.
    record Removed(MountPoint before) implements MountChange {
        @Override
        public String target() {
            return before.target();
        }
    }

    /// It is another place's, has other options, or spreads differently.
    record Changed(MountPoint before, MountPoint now) implements MountChange {
        @Override
        public String target() {
            return now.target();
        }
    }

    /// In one mount namespace a mount is known by its number; a new namespace numbers its copies
    /// anew, so there they are known by what they show and where.
    static List<MountChange> between(StepView before, StepView after) {
        var same =
                Optional.ofNullable(before.namespaces().get(NamespaceKind.MNT))
                        .equals(Optional.ofNullable(after.namespaces().get(NamespaceKind.MNT)));
        return same ? byNumber(before.mounts(), after.mounts()) : byPlace(before, after);
    }

    private static List<MountChange> byNumber(List<MountPoint> before, List<MountPoint> after) {
        Map<Integer, MountPoint> gone =
                before.stream()
                        .collect(
                                toMap(
                                        MountPoint::mountId,
                                        Function.identity(),
                                        (one, _) -> one,
                                        LinkedHashMap::new));
        var changes = new ArrayList<MountChange>();
        for (var mount : after) {
            var old = Optional.ofNullable(gone.remove(mount.mountId()));
            if (old.isEmpty()) {
                changes.add(new Added(mount));
            } else if (!old.get().equals(mount)) {
                changes.add(new Changed(old.get(), mount));
            }
        }
        gone.values().forEach(mount -> changes.add(new Removed(mount)));
        return changes;
    }

    private static List<MountChange> byPlace(StepView before, StepView after) {
        var rows =
                MountComparison.of(new MountTable(after.mounts()), new MountTable(before.mounts()))
                        .rows();
        return rows.stream().flatMap(MountChange::of).toList();
    }

    private static Stream<MountChange> of(Row row) {
        return switch (row) {
            case Same _ -> Stream.of();
            case Differs differs -> Stream.of(new Changed(differs.there(), differs.here()));
            case OnlyHere only -> Stream.of(new Added(only.here()));
            case OnlyThere only -> Stream.of(new Removed(only.there()));
        };
    }
}
