package io.cutaway.app.mount;

import io.cutaway.engine.mount.MountComparison;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts.Mounts;

import java.util.List;

/// A container's mounts beside the host's, at one moment.
///
/// @param pid of the container's first process, as the helper sees it
/// @param inside what the container sees, in the kernel's order
/// @param outside what only the host has
record MountsSnapshot(long pid, List<MountRow> inside, List<MountRow> outside) {

    static final MountsSnapshot EMPTY = new MountsSnapshot(0, List.of(), List.of());

    MountsSnapshot {
        inside = List.copyOf(inside);
        outside = List.copyOf(outside);
    }

    static MountsSnapshot of(Mounts mounts) {
        var comparison =
                MountComparison.of(
                        new MountTable(mounts.inside()), new MountTable(mounts.outside()));
        var rows = comparison.rows().stream().map(MountRow::of).toList();
        return new MountsSnapshot(
                mounts.pid(),
                rows.stream().filter(MountRow::isInside).toList(),
                rows.stream().filter(row -> !row.isInside()).toList());
    }

    /// How many of the container's lack one of nosuid, nodev and noexec.
    int lacking() {
        return (int) inside.stream().filter(row -> !row.missing().isEmpty()).count();
    }
}
