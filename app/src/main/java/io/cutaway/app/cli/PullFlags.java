package io.cutaway.app.cli;

import io.cutaway.app.registry.PlatformName;
import io.cutaway.engine.image.Platform;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Optional;

/// The flags of a container's image that may have to be pulled.
final class PullFlags {

    /// When the registry is asked.
    enum When {
        MISSING,
        ALWAYS,
        NEVER
    }

    @Mixin RegistryFlags registry = new RegistryFlags();

    @Option(names = "--pull", paramLabel = "missing|always|never")
    String pull = "missing";

    @Option(names = "--platform", paramLabel = "OS/ARCH[/VARIANT]")
    @Nullable String platform;

    When when() {
        return switch (pull) {
            case "missing", "always", "never" -> When.valueOf(pull.toUpperCase(Locale.ROOT));
            default -> throw new CliException(CliMessage.NO_SUCH_PULL, pull);
        };
    }

    Platform platform() {
        return Optional.ofNullable(platform).map(PlatformName::parse).orElseGet(Platform::here);
    }
}
