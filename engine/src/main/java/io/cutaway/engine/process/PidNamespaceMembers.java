package io.cutaway.engine.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The processes of a PID namespace, and those of the namespaces nested in it, which it sees too.
///
/// Which namespace is nested in which can be asked only by an ioctl (ioctl_nsfs(2)); a process with
/// more PIDs than the members and one of them among its ancestors is in a nested one.
final class PidNamespaceMembers {

    private final List<ObservedProcess> members;

    PidNamespaceMembers(List<ObservedProcess> members) {
        this.members = members;
    }

    List<ObservedProcess> withNested(List<ObservedProcess> candidates) {
        var seen = new ArrayList<>(members);
        if (!members.isEmpty()) {
            var depth = depth(members.getFirst());
            addDescendants(
                    candidates.stream().filter(other -> depth(other) > depth).toList(), seen);
        }
        seen.sort(Comparator.comparingInt(ObservedProcess::pid));
        return List.copyOf(seen);
    }

    private static int depth(ObservedProcess process) {
        return process.status().pidsByNamespace().size();
    }

    private void addDescendants(List<ObservedProcess> candidates, List<ObservedProcess> seen) {
        var children = new HashMap<Integer, List<ObservedProcess>>();
        for (var candidate : candidates) {
            children.computeIfAbsent(candidate.status().parentPid(), _ -> new ArrayList<>())
                    .add(candidate);
        }
        var pids = new HashSet<Integer>();
        members.forEach(member -> pids.add(member.pid()));
        // The list grows while it is walked: a found process's children are looked for as well.
        for (var i = 0; i < seen.size(); i++) {
            for (var child : childrenOf(seen.get(i), children)) {
                if (pids.add(child.pid())) {
                    seen.add(child);
                }
            }
        }
    }

    private static List<ObservedProcess> childrenOf(
            ObservedProcess process, Map<Integer, List<ObservedProcess>> children) {
        return children.getOrDefault(process.pid(), List.of());
    }
}
