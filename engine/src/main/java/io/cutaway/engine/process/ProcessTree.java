package io.cutaway.engine.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Processes by parent, as a list is drawn: each before its children, which stand one deeper. A
/// process whose parent isn't among them is a root: a container's first, and those that entered it
/// from outside.
///
/// Nothing here is nested or recursive, since a container may hold a chain of thousands of forks.
///
/// @param processes siblings by PID
public record ProcessTree(List<ProcessNode> processes) {

    public ProcessTree {
        processes = List.copyOf(processes);
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

    /// The same with users as the namespace around the reader's knows them.
    ///
    /// @param reader map of the reader's user namespace
    public ProcessTree seenFromOutside(IdMap reader) {
        return new ProcessTree(
                processes.stream()
                        .map(
                                process ->
                                        process.withUserOutside(
                                                reader.toOutside(process.userOutside())
                                                        .orElse(process.userOutside())))
                        .toList());
    }

    private static boolean isIn(ObservedProcess process, NamespaceId pidNamespace) {
        return process.namespace(NamespaceKind.PID).filter(pidNamespace::equals).isPresent();
    }

    /// PIDs that were reused while they were read can make a circle of parents; its first process
    /// becomes a root.
    private static ProcessTree of(List<ObservedProcess> processes, int namespaces) {
        var children = childrenByParent(processes);
        var pids = new HashSet<Integer>();
        processes.forEach(process -> pids.add(process.pid()));
        var nodes = new LinkedHashMap<ObservedProcess, ProcessNode>();
        for (var process : processes) {
            if (!pids.contains(process.status().parentPid())) {
                visit(process, children, namespaces, nodes);
            }
        }
        processes.forEach(process -> visit(process, children, namespaces, nodes));
        return new ProcessTree(List.copyOf(nodes.values()));
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

    /// A process that waits for its turn.
    private record Waiting(ObservedProcess process, int depth) {}

    private static void visit(
            ObservedProcess root,
            Map<Integer, List<ObservedProcess>> children,
            int namespaces,
            Map<ObservedProcess, ProcessNode> nodes) {
        var waiting = new ArrayDeque<Waiting>();
        waiting.push(new Waiting(root, 0));
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            var process = next.process();
            if (nodes.putIfAbsent(process, node(process, namespaces, next.depth())) == null) {
                children.getOrDefault(process.pid(), List.of()).reversed().stream()
                        .map(child -> new Waiting(child, next.depth() + 1))
                        .forEach(waiting::push);
            }
        }
    }

    private static ProcessNode node(ObservedProcess process, int namespaces, int depth) {
        var pids = process.status().pidsByNamespace();
        return new ProcessNode(
                depth,
                pids.get(Math.min(namespaces, pids.size()) - 1),
                process.pid(),
                process.userInside(),
                process.userOutside(),
                process.stat().command(),
                process.commandLine(),
                process.stat().state(),
                process.stat().startTicks(),
                process.namespaces());
    }

    /// The first of the roots: in a container its first process.
    public Optional<ProcessNode> first() {
        return processes.stream().findFirst();
    }
}
