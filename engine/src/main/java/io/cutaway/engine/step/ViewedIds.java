package io.cutaway.engine.step;

import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.process.Ids;

import java.util.List;

/// Who a process is, and what its user namespace makes of that.
///
/// @param maps `uid_map` and `gid_map`; no ranges as long as they aren't written
/// @param setGroups `allow` or `deny`, as `/proc/PID/setgroups` says
/// @param users as the helper sees them
/// @param groups as the helper sees them
/// @param supplementary the further groups
public record ViewedIds(
        IdMaps maps, String setGroups, Ids users, Ids groups, List<Long> supplementary) {

    public ViewedIds {
        supplementary = List.copyOf(supplementary);
    }
}
