package io.cutaway.app.theme;

/// How the words of a drawing are set.
public enum Lettering {
    HEADING(14, true, false),
    BODY(13, false, false),
    STRONG(13, true, false),
    SMALL(11.5, false, false),
    PILL(11, true, false),
    MONO(12.5, false, true),
    MONO_STRONG(12.5, true, true),
    MONO_SMALL(11.5, false, true);

    private final double size;
    private final boolean bold;
    private final boolean monospace;

    Lettering(double size, boolean bold, boolean monospace) {
        this.size = size;
        this.bold = bold;
        this.monospace = monospace;
    }

    /// In units of the drawing.
    public double size() {
        return size;
    }

    public boolean isBold() {
        return bold;
    }

    public boolean isMonospace() {
        return monospace;
    }
}
