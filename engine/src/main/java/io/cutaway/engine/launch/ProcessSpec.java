package io.cutaway.engine.launch;

import io.cutaway.engine.container.ResourceLimit;

import java.util.List;
import java.util.Optional;

/// A process to be run in a container, with nothing left to look up.
///
/// @param arguments the program and its arguments, at least the program
/// @param environment `NAME=value` entries
/// @param capabilities what a process of uid 0 may do, as a mask by number; another user gets none
///   of them but keeps the bounding set
/// @param terminal the size of the pseudoterminal; pipes when absent
/// @param stdin whether standard input is connected when there is no terminal
public record ProcessSpec(
        List<String> arguments,
        List<String> environment,
        String workingDirectory,
        UserIds user,
        long capabilities,
        List<ResourceLimit> limits,
        Optional<TerminalSize> terminal,
        boolean stdin) {

    public ProcessSpec {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        limits = List.copyOf(limits);
    }
}
