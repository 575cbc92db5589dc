package io.cutaway.app.registry;

import java.util.Map;

/// Opens registries for a person: with that person's credentials and proxies.
public final class RegistryAccess {

    private final Map<String, String> environment;
    private final RetryPolicy policy;

    /// @param environment of the caller
    public RegistryAccess(Map<String, String> environment) {
        this(environment, RetryPolicy.DEFAULT);
    }

    RegistryAccess(Map<String, String> environment, RetryPolicy policy) {
        this.environment = Map.copyOf(environment);
        this.policy = policy;
    }

    /// The folders that are asked before the network.
    public ImageFolders folders() {
        return ImageFolders.of(environment);
    }

    CredentialStore credentials(AccessOptions options) {
        return new CredentialStore(environment, options.authFile());
    }

    /// @param scope the image's path, for which there may be credentials of their own
    RegistryClient open(RegistryAddress registry, Repository scope, AccessOptions options)
            throws InterruptedException {
        var credentials =
                options.credentials().or(() -> credentials(options).find(registry, scope.path()));
        var transport =
                new HttpTransport(options.tls(), policy, new EnvironmentProxies(environment));
        try {
            return RegistryClient.open(registry, credentials, transport);
        } catch (RuntimeException | InterruptedException e) {
            transport.close();
            throw e;
        }
    }
}
