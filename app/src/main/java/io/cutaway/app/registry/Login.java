package io.cutaway.app.registry;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Shows credentials to a registry, and keeps them when it takes them.
public final class Login {

    private static final Repository WHOLE = new Repository("");

    private final RegistryAccess access;

    public Login(RegistryAccess access) {
        this.access = access;
    }

    /// @param options whose credentials are tried
    /// @return where they are kept now
    /// @throws RegistryException when the registry refuses them; nothing is kept then
    public String login(RegistryAddress registry, Credentials credentials, AccessOptions options)
            throws InterruptedException {
        var tried = new AccessOptions(Optional.of(credentials), options.authFile(), options.tls());
        try (var client = access.open(registry, WHOLE, tried)) {
            new Attempts(client.policy(), client.name()).call(() -> ask(client));
        }
        return access.credentials(options).save(registry, credentials);
    }

    private static int ask(RegistryClient client) throws IOException, InterruptedException {
        var response = client.send(RegistryRequest.get(client.at("/v2/"), Set.of()));
        if (response.statusCode() != 200) {
            throw client.refusal(response, client.name());
        }
        response.body().close();
        return response.statusCode();
    }
}
