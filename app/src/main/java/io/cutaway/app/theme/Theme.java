package io.cutaway.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// The looks of the window.
public enum Theme {
    LIGHT("tokens-light.css"),
    DARK("tokens-dark.css"),
    /// For a room: high contrast, large type.
    PROJECTOR("tokens-projector.css");

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /// The one that a switch leads to.
    public Theme other() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK, PROJECTOR -> LIGHT;
        };
    }

    /// The stylesheet of the controls themselves.
    public String userAgentStylesheet() {
        return switch (this) {
            case LIGHT, PROJECTOR -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    /// What the stylesheet of the controls is called, as text.
    String controls() {
        return switch (this) {
            case LIGHT, PROJECTOR -> "primer-light";
            case DARK -> "primer-dark";
        };
    }

    /// The stylesheet that gives Cutaway's own colours their values.
    String tokens() {
        return tokens;
    }
}
