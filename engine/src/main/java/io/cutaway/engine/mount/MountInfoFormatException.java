package io.cutaway.engine.mount;

/// A line of a `mountinfo` file that doesn't have the form of proc_pid_mountinfo(5).
///
/// Unchecked, because the kernel doesn't write such lines: a file that holds one was cut off,
/// edited, or is not a `mountinfo` at all.
public final class MountInfoFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;
    private final String text;

    /// @param line the line's number, from 1
    /// @param text the line as it stands in the file
    /// @param reason what is wrong with it
    public MountInfoFormatException(int line, String text, String reason) {
        super("mountinfo line " + line + ": " + reason + ": " + text);
        this.line = line;
        this.text = text;
    }

    /// The line's number, from 1.
    public int line() {
        return line;
    }

    /// The line as it stands in the file.
    public String text() {
        return text;
    }
}
