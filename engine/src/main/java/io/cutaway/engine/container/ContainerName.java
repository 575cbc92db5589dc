package io.cutaway.engine.container;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/// A name a person gives to a container, unique in a store: a letter or digit, then up to 127
/// letters, digits, `_`, `.` or `-`. The form that Docker and Podman accept.
public record ContainerName(@JsonValue String text) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");

    @JsonCreator
    public ContainerName {
        if (!isName(text)) {
            throw new IllegalArgumentException("not a container name: " + text);
        }
    }

    /// Whether `text` can be a container's name.
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
