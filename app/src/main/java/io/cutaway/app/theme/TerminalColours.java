package io.cutaway.app.theme;

import com.techsenger.jeditermfx.core.TerminalColor;

/// The terminal's colours: dark in both themes, as its programs expect, and the same as a command
/// block's.
public final class TerminalColours {

    public static final TerminalColor TEXT = TerminalColor.rgb(0xe6, 0xed, 0xf3);
    public static final TerminalColor GROUND = TerminalColor.rgb(0x0d, 0x11, 0x17);

    private TerminalColours() {}
}
