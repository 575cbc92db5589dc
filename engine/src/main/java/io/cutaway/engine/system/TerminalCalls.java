package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.check;

/// Calls about terminals.
public final class TerminalCalls {

    /// asm-generic/ioctls.h
    private static final long TIOCGWINSZ = 0x5413;

    private TerminalCalls() {}

    /// The size in character cells; a terminal that nobody has measured has none: 0.
    public record WindowSize(int rows, int columns) {}

    /// ioctl_tty(2), `TIOCGWINSZ`.
    ///
    /// @throws SystemCallException `ENOTTY` when it is no terminal
    public static WindowSize windowSize(Descriptor terminal) {
        // struct winsize: rows, columns, width and height in pixels
        short[] size = new short[4];
        check(LibC.ioctl(terminal.number(), TIOCGWINSZ, size), "ioctl", terminal, "TIOCGWINSZ");
        return new WindowSize(Short.toUnsignedInt(size[0]), Short.toUnsignedInt(size[1]));
    }
}
