package io.cutaway.app.registry;

import java.net.URI;
import java.net.URISyntaxException;

/// The address of the server that gives tokens for a registry, as the registry names it.
///
/// Whoever answers for a registry chooses this address, so it decides where a password goes:
/// - from a registry over `https`, to `https` alone: on the same host or on another, as Docker Hub
///   and most others have it. Only credentials for that very registry are ever sent there;
/// - from a registry over plain `http`, to the same scheme, host and port alone. Elsewhere a token
///   is asked for without credentials.
record TokenRealm(URI address, Trust trust) {

    /// What is sent there.
    enum Trust {
        CREDENTIALS,
        ANONYMOUS
    }

    /// @param plainAllowed that the user has asked for connections that nobody vouches for
    /// @throws RegistryException when nothing may be sent there
    static TokenRealm of(String text, Endpoint registry, boolean plainAllowed) {
        var address = address(text);
        var realm = Endpoint.of(address);
        if (realm.equals(registry)) {
            return new TokenRealm(address, Trust.CREDENTIALS);
        }
        if (registry.isEncrypted()) {
            if (!realm.isEncrypted()) {
                throw new RegistryException(RegistryMessage.PLAIN_REALM, Texts.shown(address));
            }
            return new TokenRealm(address, Trust.CREDENTIALS);
        }
        if (!realm.isEncrypted() && !realm.isLoopback() && !plainAllowed) {
            throw new RegistryException(RegistryMessage.PLAIN_REALM, Texts.shown(address));
        }
        return new TokenRealm(address, Trust.ANONYMOUS);
    }

    private static URI address(String text) {
        try {
            var address = new URI(text);
            Endpoint.of(address);
            if (address.getUserInfo() != null) {
                throw new RegistryException(RegistryMessage.BAD_ADDRESS, Texts.shown(address));
            }
            return address;
        } catch (URISyntaxException _) {
            throw new RegistryException(RegistryMessage.BAD_ADDRESS, Texts.shown(text));
        }
    }
}
