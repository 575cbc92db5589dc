package io.cutaway.app.theme;

import javafx.scene.text.Font;

/// The fonts that are asked for; where they aren't installed, the system's stand in.
public final class Fonts {

    /// For words.
    static final String PROPORTIONAL = "Inter";

    /// For what can be pasted into a terminal.
    static final String MONOSPACE = "JetBrains Mono";

    private static final double TERMINAL_SIZE = 13;

    private Fonts() {}

    /// The families that are there; asked for once, since a drawing asks hundreds of times.
    private static final class Installed {
        static final String WORDS = either(PROPORTIONAL, "System");
        static final String PASTED = either(MONOSPACE, "monospace");

        private static String either(String wanted, String other) {
            return Font.getFamilies().contains(wanted) ? wanted : other;
        }
    }

    /// The family that is there: the one asked for, or the system's.
    static String family(boolean monospace) {
        return monospace ? Installed.PASTED : Installed.WORDS;
    }

    /// For a picture that is shown elsewhere: what is asked for, and what stands in.
    public static String families(boolean monospace) {
        return monospace
                ? MONOSPACE + ", DejaVu Sans Mono, monospace"
                : PROPORTIONAL + ", DejaVu Sans, sans-serif";
    }

    /// The terminal's, which is drawn without stylesheets.
    public static Font terminal(Theme theme) {
        return Font.font(family(true), TERMINAL_SIZE * theme.type());
    }
}
