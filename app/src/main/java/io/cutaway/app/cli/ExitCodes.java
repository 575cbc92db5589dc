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

    /// Of `rm` and `rmi`: 1 when it does not exist, 2 when it runs or is in use (podman-rm(1)).
    static int ofRemoving(Problem problem) {
        return switch (problem) {
            case Problem.NoSuchContainer _, Problem.NoSuchImage _ -> 1;
            case Problem.ContainerRunning _, Problem.ImageInUse _ -> 2;
            default -> FAILED;
        };
    }
}
