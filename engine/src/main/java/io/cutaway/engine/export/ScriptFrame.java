package io.cutaway.engine.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fixed part of an exported script, with `@NAME@` where the plan's words go.
final class ScriptFrame {

    private static final Pattern PLACE = Pattern.compile("@([a-z-]+)@");
    private static final String END = "END";

    private final Map<String, String> values = new HashMap<>();

    ScriptFrame put(String name, String value) {
        values.put(name, value);
        return this;
    }

    /// The script. Its parts are here-documents; the word that ends them occurs in no value, else
    /// an argument could end one.
    String text() {
        var end = END;
        while (occurs(end)) {
            end += "_";
        }
        values.put("end", end);
        return PLACE.matcher(frame()).replaceAll(match -> quoted(match.group(1)));
    }

    private boolean occurs(String word) {
        return values.values().stream().anyMatch(value -> value.contains(word));
    }

    private String quoted(String name) {
        return Matcher.quoteReplacement(
                Objects.requireNonNull(values.get(name), () -> "nothing is put for " + name));
    }

    private static String frame() {
        try (var file = ScriptFrame.class.getResourceAsStream("ShellScript.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
