package io.cutaway.app.overview;

import io.cutaway.app.theme.Tone;

/// Whether something is as it should be. A sign of its own shape says the same as the colour.
enum Standing {
    GOOD(Tone.GOOD),
    NEUTRAL(Tone.MUTED),
    WARNING(Tone.WARNING),
    BAD(Tone.BAD);

    private final Tone tone;

    Standing(Tone tone) {
        this.tone = tone;
    }

    Tone tone() {
        return tone;
    }
}
