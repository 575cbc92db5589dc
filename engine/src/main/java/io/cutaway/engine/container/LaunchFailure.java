package io.cutaway.engine.container;

/// Why a plan was not carried out to its end.
///
/// @param index of the operation that failed, from 0; -1 when the plan itself could not be read
/// @param operation its name, such as `MountOverlay`
/// @param call the system call that failed
/// @param error the errno's name, such as `EPERM`
/// @param subject what the operation was about: a path, a user, a command
public record LaunchFailure(
        int index, String operation, String call, String error, String subject) {}
