package io.cutaway.app.registry;

import io.cutaway.engine.image.Platform;

import java.util.Optional;

/// A platform as people write it: `linux/arm64/v8`, or `arm64` alone.
public final class PlatformName {

    private PlatformName() {}

    /// @throws RegistryException when it is none
    public static Platform parse(String text) {
        var parts = text.split("/", -1);
        for (var part : parts) {
            if (!part.matches("[a-z0-9._-]{1,32}")) {
                throw new RegistryException(RegistryMessage.BAD_PLATFORM, Texts.shown(text));
            }
        }
        return switch (parts.length) {
            case 1 -> new Platform(parts[0], "linux", Optional.empty());
            case 2 -> new Platform(parts[1], parts[0], Optional.empty());
            case 3 -> new Platform(parts[1], parts[0], Optional.of(parts[2]));
            default -> throw new RegistryException(RegistryMessage.BAD_PLATFORM, Texts.shown(text));
        };
    }

    /// The same, back.
    public static String of(Platform platform) {
        return PlatformChooser.name(platform);
    }
}
