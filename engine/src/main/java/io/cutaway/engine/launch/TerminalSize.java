package io.cutaway.engine.launch;

/// The size of a terminal in character cells (ioctl_tty(2), TIOCSWINSZ).
public record TerminalSize(int rows, int columns) {

    /// What a terminal has that nobody has measured yet.
    public static final TerminalSize DEFAULT = new TerminalSize(24, 80);

    public TerminalSize {
        if (rows < 1 || rows > 65535 || columns < 1 || columns > 65535) {
            throw new IllegalArgumentException(rows + " rows, " + columns + " columns");
        }
    }
}
