package io.cutaway.engine.process;

import java.util.Arrays;

/// What a process's first thread is doing: the letter in `stat` and `status` (proc_pid_stat(5)).
public enum ProcessState {
    RUNNING('R'),
    SLEEPING('S'),
    /// Waits for the kernel and can't be interrupted, usually for a disk.
    UNINTERRUPTIBLE('D'),
    STOPPED('T'),
    TRACED('t'),
    /// Has ended; its parent hasn't asked for the exit status yet.
    ZOMBIE('Z'),
    DEAD('X'),
    PARKED('P'),
    /// A kernel thread without work.
    IDLE('I'),
    /// A letter of another kernel.
    OTHER('?');

    private final char letter;

    ProcessState(char letter) {
        this.letter = letter;
    }

    /// As ps(1) prints it.
    public char letter() {
        return letter;
    }

    static ProcessState of(String text) {
        return Arrays.stream(values())
                .filter(state -> !text.isEmpty() && state.letter == text.charAt(0))
                .findFirst()
                .orElse(OTHER);
    }
}
