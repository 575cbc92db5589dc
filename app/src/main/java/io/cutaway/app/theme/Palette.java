package io.cutaway.app.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The values that a theme gives to tones, for pictures that are made without JavaFX: read from the
/// stylesheets themselves, so that there is no second list of colours.
public final class Palette {

    private static final Pattern DECLARATION =
            Pattern.compile("(-(?:color|cutaway)-[a-z0-9-]+):\\s*(#[0-9a-f]{6})\\s*;");

    private final Map<String, String> values = new HashMap<>();

    private Palette(Theme theme) {
        read("/atlantafx/base/theme/" + theme.controls() + ".css");
        theme.tokens().forEach(name -> read("/io/cutaway/app/theme/" + name));
    }

    public static Palette of(Theme theme) {
        return new Palette(theme);
    }

    private void read(String path) {
        try (var sheet = Objects.requireNonNull(Palette.class.getResourceAsStream(path), path)) {
            var text = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            DECLARATION.matcher(text).results().forEach(d -> values.put(d.group(1), d.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As `#rrggbb`, or `none`.
    public String colour(Tone tone) {
        return tone == Tone.NONE
                ? "none"
                : Objects.requireNonNull(values.get(tone.token()), tone.token());
    }
}
