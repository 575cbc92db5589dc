package io.cutaway.app.cli;

import io.cutaway.app.registry.AccessOptions;
import io.cutaway.app.registry.Credentials;
import io.cutaway.app.registry.TlsPolicy;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/// The flags that say how a registry is spoken to.
final class RegistryFlags {

    @Option(names = "--creds", paramLabel = "NAME:PASSWORD")
    @Nullable String credentials;

    @Option(names = "--authfile", paramLabel = "FILE")
    @Nullable Path authFile;

    @Option(
            names = "--tls-verify",
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "true",
            paramLabel = "true|false")
    boolean tlsVerify = true;

    AccessOptions options() {
        return new AccessOptions(
                Optional.ofNullable(credentials).map(RegistryFlags::parse),
                Optional.ofNullable(authFile),
                tlsVerify ? TlsPolicy.VERIFY : TlsPolicy.ACCEPT_ANYTHING);
    }

    private static Credentials parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 1) {
            throw new CliException(CliMessage.CREDENTIALS_FORM);
        }
        return new Credentials.Password(text.substring(0, colon), text.substring(colon + 1));
    }
}
