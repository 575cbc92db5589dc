package io.cutaway.engine.process;

/// Whether a process's system calls are filtered: the `Seccomp` line of `status` (seccomp(2)).
public enum SeccompMode {
    DISABLED,
    /// Only read, write, exit and sigreturn.
    STRICT,
    /// A program decides.
    FILTER;

    static SeccompMode of(int number) {
        if (number < 0 || number >= values().length) {
            throw new ProcessFormatException("status", "no seccomp mode has number " + number);
        }
        return values()[number];
    }
}
