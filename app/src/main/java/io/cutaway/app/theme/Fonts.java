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

    /// The terminal's, which is drawn without stylesheets.
    public static Font terminal() {
        var family = Font.getFamilies().contains(MONOSPACE) ? MONOSPACE : "monospace";
        return Font.font(family, TERMINAL_SIZE);
    }
}
