package io.cutaway.engine.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A process as it was when it was read.
///
/// @param status from `/proc/PID/status`
/// @param stat from `/proc/PID/stat`
/// @param commandLine its arguments; empty for kernel threads and zombies
/// @param namespaces those that the reader may see: none of another user's process, only some of a
///   zombie
/// @param userMap its user namespace's map towards the reader's, where the reader may see it; the
///   identity when the reader is in the same namespace
public record ObservedProcess(
        ProcessStatus status,
        ProcessStat stat,
        List<String> commandLine,
        Map<NamespaceKind, NamespaceId> namespaces,
        Optional<IdMap> userMap) {

    public ObservedProcess {
        commandLine = List.copyOf(commandLine);
        namespaces = Map.copyOf(namespaces);
    }

    public int pid() {
        return status.pid();
    }

    public Optional<NamespaceId> namespace(NamespaceKind kind) {
        return Optional.ofNullable(namespaces.get(kind));
    }

    /// The effective user as its own user namespace knows it.
    public OptionalLong userInside() {
        return userMap.map(map -> map.toInside(userOutside())).orElse(OptionalLong.empty());
    }

    /// The effective user as the reader's user namespace knows it.
    public long userOutside() {
        return status.userIds().effective();
    }

    /// The arguments in one line, or the command's name where there are none, as lsns(8) and ps(1)
    /// print it.
    public String command() {
        return commandLine.isEmpty() ? stat.command() : String.join(" ", commandLine);
    }
}
