package io.cutaway.engine.process;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A process in a [ProcessTree], as it is known inside the tree's PID namespace and outside.
///
/// @param depth 0 for a root, one more than that of its parent for any other
/// @param pidInside in the tree's PID namespace
/// @param pidOutside in the PID namespace of the `/proc` that was read
/// @param userInside the effective user in the process's user namespace; empty when its map may not
///   be read or has no such id
/// @param userOutside the effective user in the reader's user namespace, or around it after
///   [ProcessTree#seenFromOutside]
/// @param command the command's name
/// @param commandLine its arguments
/// @param state of the first thread
/// @param startTicks clock ticks from boot to its start: with a PID it names one process for good
/// @param namespaces those that the reader may see
public record ProcessNode(
        int depth,
        int pidInside,
        int pidOutside,
        OptionalLong userInside,
        long userOutside,
        String command,
        List<String> commandLine,
        ProcessState state,
        long startTicks,
        Map<NamespaceKind, NamespaceId> namespaces) {

    public ProcessNode {
        commandLine = List.copyOf(commandLine);
        namespaces = Map.copyOf(namespaces);
    }

    ProcessNode withUserOutside(long user) {
        return new ProcessNode(
                depth,
                pidInside,
                pidOutside,
                userInside,
                user,
                command,
                commandLine,
                state,
                startTicks,
                namespaces);
    }
}
