package io.cutaway.engine.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The namespaces that processes are in: what lsns(8) lists. Namespaces that only a mount or an
/// open descriptor keeps aren't found this way.
///
/// @param entries by kind, then inode
public record NamespaceTable(List<Entry> entries) {

    /// One namespace.
    ///
    /// @param id its kind and inode
    /// @param processes how many of those read are in it
    /// @param lowestPid the PID of the first of them
    /// @param command that process's command line
    /// @param owner that process's effective user, in the reader's user namespace
    public record Entry(NamespaceId id, int processes, int lowestPid, String command, long owner) {}

    public NamespaceTable {
        entries = List.copyOf(entries);
    }

    /// @param processes what [ProcessReader#readAll] gives
    public static NamespaceTable of(List<ObservedProcess> processes) {
        var byId = new TreeMap<NamespaceId, List<ObservedProcess>>();
        for (var process : processes) {
            for (var id : process.namespaces().values()) {
                byId.computeIfAbsent(id, _ -> new ArrayList<>()).add(process);
            }
        }
        var entries = new ArrayList<Entry>();
        byId.forEach((id, members) -> entries.add(entry(id, members)));
        return new NamespaceTable(entries);
    }

    private static Entry entry(NamespaceId id, List<ObservedProcess> members) {
        var lowest =
                members.stream().min(Comparator.comparingInt(ObservedProcess::pid)).orElseThrow();
        return new Entry(id, members.size(), lowest.pid(), lowest.command(), lowest.userOutside());
    }

    public Optional<Entry> find(NamespaceId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
