package io.cutaway.engine.image;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The kind of machine an image is for, in the words of Go (`amd64`, `arm64`), as the OCI image
/// index specification wants it.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Platform(String architecture, String os, Optional<String> variant) {

    public Platform {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(os, "os");
    }

    /// The platform of this computer.
    public static Platform here() {
        return new Platform(
                architecture(System.getProperty("os.arch", "")), "linux", Optional.empty());
    }

    /// Translates a name Java or `uname` uses; a name that is the same in Go stays as it is.
    static String architecture(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "x86", "i386", "i686" -> "386";
            case "arm" -> "arm";
            default -> name;
        };
    }
}
