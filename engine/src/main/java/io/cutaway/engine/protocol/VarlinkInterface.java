package io.cutaway.engine.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// An interface that a service has, and its description in Varlink's language.
///
/// @param name for example `io.cutaway.Helper`
public record VarlinkInterface(String name, String description) {

    /// Reads the description from the resource `<name>.varlink` beside this class.
    public static VarlinkInterface ofResource(String name) {
        try (var in = VarlinkInterface.class.getResourceAsStream(name + ".varlink")) {
            if (in == null) {
                throw new IllegalArgumentException("no description of " + name);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new VarlinkInterface(name, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
