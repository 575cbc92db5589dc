package io.cutaway.app.terminal;

import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.ui.JediTermFxWidget;
import com.techsenger.jeditermfx.ui.TerminalPanel;
import com.techsenger.jeditermfx.ui.settings.SettingsProvider;

/// The emulator, which can be told that its font has changed.
final class TerminalWidget extends JediTermFxWidget {

    TerminalWidget() {
        super(new TerminalSettings());
    }

    @Override
    protected TerminalPanel createTerminalPanel(
            SettingsProvider settings, StyleState style, TerminalTextBuffer buffer) {
        return new Panel(settings, style, buffer);
    }

    /// Sets what is on the screen in the font that the settings name now. The program inside learns
    /// how many columns and rows there are.
    void reset() {
        if (getTerminalPanel() instanceof Panel panel) {
            panel.reinitFontAndResize();
        }
    }

    private static final class Panel extends TerminalPanel {
        Panel(SettingsProvider settings, StyleState style, TerminalTextBuffer buffer) {
            super(settings, buffer, style);
        }

        @Override
        protected void reinitFontAndResize() {
            super.reinitFontAndResize();
            repaint();
        }
    }
}
