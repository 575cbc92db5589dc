package io.cutaway.app.process;

import io.cutaway.app.client.OwnNamespaces;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.ProcessNode;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses.Processes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A container's processes and namespaces at one moment.
record ProcessesSnapshot(List<ProcessRow> processes, List<NamespaceRow> namespaces) {

    static final ProcessesSnapshot EMPTY = new ProcessesSnapshot(List.of(), List.of());

    ProcessesSnapshot {
        processes = List.copyOf(processes);
        namespaces = List.copyOf(namespaces);
    }

    static ProcessesSnapshot of(Processes answer) {
        var rows = answer.tree().processes().stream().map(ProcessRow::new).toList();
        var first = answer.tree().first();
        return new ProcessesSnapshot(rows, first.map(ProcessesSnapshot::compare).orElse(List.of()));
    }

    private static List<NamespaceRow> compare(ProcessNode first) {
        return Arrays.stream(NamespaceKind.values())
                .map(
                        kind ->
                                new NamespaceRow(
                                        kind,
                                        Optional.ofNullable(first.namespaces().get(kind)),
                                        Optional.ofNullable(OwnNamespaces.all().get(kind))))
                .toList();
    }

    int own() {
        return (int) namespaces.stream().filter(row -> !row.isShared()).count();
    }

    /// The PID outside of the container's first process; 0 when there is none.
    int firstPid() {
        return processes.isEmpty() ? 0 : processes.getFirst().process().pidOutside();
    }
}
