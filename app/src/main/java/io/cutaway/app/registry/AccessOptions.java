package io.cutaway.app.registry;

import java.nio.file.Path;
import java.util.Optional;

/// How a registry shall be spoken to, as far as somebody has said so.
///
/// @param credentials instead of those that are kept
/// @param authFile where credentials are kept, instead of the usual places
public record AccessOptions(
        Optional<Credentials> credentials, Optional<Path> authFile, TlsPolicy tls) {

    public static final AccessOptions DEFAULT =
            new AccessOptions(Optional.empty(), Optional.empty(), TlsPolicy.VERIFY);
}
