package io.cutaway.app.terminal;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.ui.settings.DefaultSettingsProvider;

import io.cutaway.app.theme.Fonts;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.app.theme.TerminalColours;

import javafx.scene.text.Font;

/// How the emulator looks and behaves.
final class TerminalSettings extends DefaultSettingsProvider {

    /// The emulator copies its history for each new line; more than this is felt.
    private static final int HISTORY_LINES = 1000;

    @Override
    public Font getTerminalFont() {
        return Fonts.terminal(Stylesheets.shown().get());
    }

    @Override
    public float getTerminalFontSize() {
        return (float) getTerminalFont().getSize();
    }

    @Override
    public int getBufferMaxLinesCount() {
        return HISTORY_LINES;
    }

    @Override
    public TerminalColor getDefaultForeground() {
        return TerminalColours.TEXT;
    }

    @Override
    public TerminalColor getDefaultBackground() {
        return TerminalColours.GROUND;
    }

    /// The emulator's own is black on white until a program resets the colours.
    @Override
    @SuppressWarnings("deprecation")
    public TextStyle getDefaultStyle() {
        return new TextStyle(TerminalColours.TEXT, TerminalColours.GROUND);
    }

    @Override
    public boolean audibleBell() {
        return false;
    }

    @Override
    public boolean copyOnSelect() {
        return false;
    }
}
