package io.cutaway.engine.container;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/// The identity of a container: 32 lower-case hexadecimal digits, chosen at random when it is
/// created and never used again. Also the name of its directory in the store.
public record ContainerId(@JsonValue String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    @JsonCreator
    public ContainerId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a container id: " + hex);
        }
    }

    /// Whether `text` has the form of an id, so that it can be told from a name.
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    /// The first twelve digits, as listings show it.
    public String abbreviated() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return hex;
    }
}
