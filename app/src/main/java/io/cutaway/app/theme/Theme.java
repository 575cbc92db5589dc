package io.cutaway.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// The two looks of the window.
public enum Theme {
    LIGHT("tokens-light.css"),
    DARK("tokens-dark.css");

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /// The other one.
    public Theme other() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> LIGHT;
        };
    }

    /// The stylesheet of the controls themselves.
    public String userAgentStylesheet() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    /// What the stylesheet of the controls is called, as text.
    String controls() {
        return switch (this) {
            case LIGHT -> "primer-light";
            case DARK -> "primer-dark";
        };
    }

    /// The stylesheet that gives Cutaway's own colours their values.
    String tokens() {
        return tokens;
    }
}
