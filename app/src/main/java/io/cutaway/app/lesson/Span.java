package io.cutaway.app.lesson;

/// Words of a sentence that look the same.
public record Span(String text, Style style) {

    /// How they look.
    public enum Style {
        PLAIN,
        EMPHASIS,
        STRONG,
        CODE
    }
}
