package io.cutaway.engine.container;

/// How a process ended, from the status word of waitpid(2).
///
/// @param code what exit(3) was given, 0 to 255; 0 when a signal ended it
/// @param signal the number of the signal that ended it; 0 when it exited by itself
public record ExitStatus(int code, int signal) {

    public ExitStatus {
        if (code < 0 || code > 255 || signal < 0 || signal > 127 || (code != 0 && signal != 0)) {
            throw new IllegalArgumentException("exit status " + code + ", signal " + signal);
        }
    }

    /// From the raw status word that waitpid(2) gives.
    public static ExitStatus ofWaitStatus(int status) {
        var signal = status & 0x7f;
        return signal == 0 ? new ExitStatus((status >> 8) & 0xff, 0) : new ExitStatus(0, signal);
    }

    /// What a shell would say in `$?`: the code, or 128 and the signal.
    public int shellCode() {
        return signal == 0 ? code : 128 + signal;
    }
}
