package io.cutaway.helper.shim;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.ProcessCalls;

/// A shim that was just started: a child of the helper that nobody has reaped yet.
///
/// @param control the helper's end of its control socket
public record ShimProcess(int pid, Descriptor pidfd, Descriptor control) {

    /// Ends it, whatever it does. Its number is still its own.
    public void discard() {
        control.close();
        pidfd.close();
        end(pid);
    }

    /// Kills and reaps a child.
    static void end(int pid) {
        ProcessCalls.kill(pid, ProcessCalls.SIGKILL);
        ProcessCalls.waitpid(pid);
    }
}
