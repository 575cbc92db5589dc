package io.cutaway.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import java.util.List;

/// The looks of the window.
public enum Theme {
    LIGHT,
    DARK,
    /// For a room: high contrast, large type.
    PROJECTOR;

    /// The one that a switch leads to.
    public Theme other() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK, PROJECTOR -> LIGHT;
        };
    }

    /// How many times as large as usual words are that no stylesheet sets: those of the terminal
    /// and of the drawing.
    public double type() {
        return switch (this) {
            case LIGHT, DARK -> 1;
            case PROJECTOR -> 1.25;
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

    /// The stylesheets that give Cutaway's own colours their values; a later one has the last word.
    List<String> tokens() {
        return switch (this) {
            case LIGHT -> List.of("tokens-light.css");
            case DARK -> List.of("tokens-dark.css");
            case PROJECTOR -> List.of("tokens-light.css", "tokens-projector.css");
        };
    }
}
