package io.cutaway.app.cli;

import io.cutaway.engine.protocol.Problem;

/// The exit codes that podman-run(1) documents. Every other code is the container's own.
final class ExitCodes {

    static final int FAILED = 125;
    static final int CAN_NOT_EXECUTE = 126;
    static final int NOT_FOUND = 127;

    private ExitCodes() {}

    /// 126 and 127 are for the command alone: whatever failed before is the engine's.
    static int of(Problem problem) {
        if (problem instanceof Problem.LaunchFailed(_, var failure)
                && failure.operation().equals("Execute")) {
            return failure.error().equals("ENOENT") ? NOT_FOUND : CAN_NOT_EXECUTE;
        }
        return FAILED;
    }
}
