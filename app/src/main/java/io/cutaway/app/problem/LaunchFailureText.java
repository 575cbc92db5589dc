package io.cutaway.app.problem;

import static io.cutaway.app.problem.ProblemMessage.*;

import io.cutaway.engine.container.LaunchFailure;

/// Why a launch failed: the operation, the system call, the kernel's answer, and what to do.
public final class LaunchFailureText {

    private LaunchFailureText() {}

    /// The whole of it in words.
    ///
    /// @param container its name or id
    public static Explanation explain(String container, LaunchFailure failure) {
        return new Explanation(what(container, failure), why(failure), advice(failure));
    }

    /// As [#explain], of a launch that has not been tried.
    public static Explanation predict(LaunchFailure failure) {
        var what = LAUNCH_WOULD_FAIL.text(failure.index() + 1, failure.operation());
        return new Explanation(what, why(failure), advice(failure));
    }

    private static String what(String container, LaunchFailure failure) {
        if (failure.index() < 0) {
            return LAUNCH_PLAN_UNREADABLE.text(container);
        }
        return LAUNCH_FAILED.text(container, failure.index() + 1, failure.operation());
    }

    private static String why(LaunchFailure failure) {
        var error = ErrnoText.meaning(failure.error()).orElse(failure.error());
        return failure.subject().isEmpty()
                ? LAUNCH_CALL.text(failure.call(), failure.error(), error)
                : LAUNCH_CALL_ON.text(failure.call(), failure.error(), error, failure.subject());
    }

    private static String advice(LaunchFailure failure) {
        return switch (failure.operation()) {
            case "Execute" ->
                    switch (failure.error()) {
                        case "ENOENT" -> ADVICE_COMMAND_MISSING.text(failure.subject());
                        case "EACCES", "ENOEXEC" ->
                                ADVICE_COMMAND_NOT_EXECUTABLE.text(failure.subject());
                        default -> ofErrno(failure);
                    };
            case "NewNamespaces" ->
                    switch (failure.error()) {
                        case "ENOSPC" -> ADVICE_NAMESPACES_USED_UP.text();
                        case "EPERM", "EACCES" -> ADVICE_NAMESPACES_FORBIDDEN.text();
                        default -> ofErrno(failure);
                    };
            case "ChangeDirectory" -> ADVICE_DIRECTORY.text(failure.subject());
            case "CloneTree", "BindTree" -> ADVICE_BIND.text();
            default -> ofErrno(failure);
        };
    }

    private static String ofErrno(LaunchFailure failure) {
        return ErrnoText.advice(failure.error()).orElseGet(ADVICE_DOCTOR::text);
    }
}
