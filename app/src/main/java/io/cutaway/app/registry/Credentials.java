package io.cutaway.app.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What proves to a registry who one is.
public sealed interface Credentials {

    /// A name and a password (RFC 7617).
    record Password(String username, String password) implements Credentials {
        String header() {
            var both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }

        @Override
        public String toString() {
            return "Password[" + username + "]";
        }
    }

    /// A token that a registry's token server gave, and takes for new ones.
    record IdentityToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "IdentityToken[]";
        }
    }
}
