package io.cutaway.engine.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// Processes by parent. A process whose parent isn't among them is a root: a container's first, and
/// those that entered it from outside.
///
/// Nothing here is recursive, since a container may hold a chain of thousands of forks.
///
/// @param roots by PID
public record ProcessTree(List<ProcessNode> roots) {

    /// A line of the tree as it is listed.
    ///
    /// @param depth 0 for a root
    public record Row(int depth, ProcessNode process) {}

    public ProcessTree {
        roots = List.copyOf(roots);
    }

    /// The tree of a PID namespace as it sees itself.
    ///
    /// @param processes what [ProcessReader#processesIn] gives
    public static ProcessTree inside(NamespaceId pidNamespace, List<ObservedProcess> processes) {
        var depth =
                processes.stream()
                        .filter(process -> isIn(process, pidNamespace))
                        .mapToInt(process -> process.status().pidsByNamespace().size())
                        .findFirst()
                        .orElse(1);
        return of(processes, depth);
    }

    /// The tree of processes as the `/proc` they were read from sees them: both PIDs are the same.
    public static ProcessTree outside(List<ObservedProcess> processes) {
        return of(processes, 1);
    }

    private static boolean isIn(ObservedProcess process, NamespaceId pidNamespace) {
        return process.namespace(NamespaceKind.PID).filter(pidNamespace::equals).isPresent();
    }

    private static ProcessTree of(List<ObservedProcess> processes, int depth) {
        var children = childrenByParent(processes);
        var parentFirst = parentFirst(processes, children);
        var nodes = new HashMap<Integer, ProcessNode>();
        var below = new HashMap<Integer, List<ProcessNode>>();
        for (var visited : parentFirst.sequencedEntrySet().reversed()) {
            var process = visited.getKey();
            var node = node(process, depth, below.getOrDefault(process.pid(), List.of()));
            nodes.put(process.pid(), node);
            if (!visited.getValue()) {
                below.computeIfAbsent(process.status().parentPid(), _ -> new ArrayList<>())
                        .addFirst(node);
            }
        }
        return new ProcessTree(
                parentFirst.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(root -> Objects.requireNonNull(nodes.get(root.getKey().pid())))
                        .toList());
    }

    private static Map<Integer, List<ObservedProcess>> childrenByParent(
            List<ObservedProcess> processes) {
        var children = new HashMap<Integer, List<ObservedProcess>>();
        for (var process : processes) {
            children.computeIfAbsent(process.status().parentPid(), _ -> new ArrayList<>())
                    .add(process);
        }
        return children;
    }

    /// Every process after its parent, and whether it is a root. PIDs that were reused while they
    /// were read can make a circle of parents; its first process becomes a root.
    private static SequencedMap<ObservedProcess, Boolean> parentFirst(
            List<ObservedProcess> processes, Map<Integer, List<ObservedProcess>> children) {
        var pids = new HashSet<Integer>();
        processes.forEach(process -> pids.add(process.pid()));
        var order = new LinkedHashMap<ObservedProcess, Boolean>();
        for (var process : processes) {
            if (!pids.contains(process.status().parentPid())) {
                visit(process, children, order);
            }
        }
        processes.forEach(process -> visit(process, children, order));
        return order;
    }

    private static void visit(
            ObservedProcess root,
            Map<Integer, List<ObservedProcess>> children,
            SequencedMap<ObservedProcess, Boolean> order) {
        if (order.putIfAbsent(root, true) != null) {
            return;
        }
        var waiting = new ArrayDeque<ObservedProcess>();
        waiting.add(root);
        while (!waiting.isEmpty()) {
            for (var child : children.getOrDefault(waiting.remove().pid(), List.of())) {
                if (order.putIfAbsent(child, false) == null) {
                    waiting.add(child);
                }
            }
        }
    }

    private static ProcessNode node(
            ObservedProcess process, int depth, List<ProcessNode> children) {
        var pids = process.status().pidsByNamespace();
        return new ProcessNode(
                pids.get(Math.min(depth, pids.size()) - 1),
                process.pid(),
                process.userInside(),
                process.userOutside(),
                process.stat().command(),
                process.commandLine(),
                process.stat().state(),
                process.stat().startTicks(),
                process.namespaces(),
                children);
    }

    /// All processes, each before its children, as a list is drawn.
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        var waiting = new ArrayDeque<Row>();
        roots.reversed().forEach(root -> waiting.push(new Row(0, root)));
        while (!waiting.isEmpty()) {
            var row = waiting.pop();
            rows.add(row);
            row.process().children().reversed().stream()
                    .map(child -> new Row(row.depth() + 1, child))
                    .forEach(waiting::push);
        }
        return List.copyOf(rows);
    }
}
