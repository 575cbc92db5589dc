package io.cutaway.engine.system;

/// How a process ended, as wait(2) tells it.
///
/// @param raw the status word; the macros `WIFEXITED` and so on of sys/wait.h read it
public record WaitStatus(int pid, int raw) {

    public boolean exited() {
        return signal() == 0;
    }

    /// What it gave to exit(3); meaningful only if it [#exited()].
    public int exitCode() {
        return (raw >> 8) & 0xff;
    }

    /// The signal that ended it, 0 if none did.
    public int signal() {
        return raw & 0x7f;
    }

    /// As shells and `podman run` count: the exit code, or 128 and the signal.
    public int shellCode() {
        return exited() ? exitCode() : 128 + signal();
    }
}
