package io.cutaway.app.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// Finds out how a registry is spoken to (OCI distribution specification, "Determining support").
///
/// `https`, unless it is on this computer or the user has asked for less. On this computer plain
/// HTTP is tried first: nobody listens on the way.
final class EndpointFinder {

    private final HttpTransport transport;

    EndpointFinder(HttpTransport transport) {
        this.transport = transport;
    }

    /// A registry that answers.
    ///
    /// @param challenges what it wants to see first; empty when nothing
    record Found(Endpoint endpoint, List<AuthChallenge> challenges) {}

    Found find(RegistryAddress registry) throws InterruptedException {
        var attempts = new Attempts(transport.policy(), registry.name());
        if (registry.isLoopback()) {
            return attempts.call(() -> either(registry, Endpoint.HTTP, Endpoint.HTTPS));
        }
        if (transport.allowsPlain()) {
            return attempts.call(() -> either(registry, Endpoint.HTTPS, Endpoint.HTTP));
        }
        return attempts.call(() -> ping(Endpoint.of(Endpoint.HTTPS, registry), registry));
    }

    /// The second when the first is not what the server speaks.
    private Found either(RegistryAddress registry, String first, String second)
            throws IOException, InterruptedException {
        try {
            return ping(Endpoint.of(first, registry), registry);
        } catch (SSLHandshakeException e) {
            throw e;
        } catch (SSLException | ProtocolException | MismatchException _) {
            return ping(Endpoint.of(second, registry), registry);
        }
    }

    /// Where nobody listens nobody will in a second.
    private Found ping(Endpoint endpoint, RegistryAddress registry)
            throws IOException, InterruptedException {
        try {
            return ask(endpoint, registry);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw TransportFailure.explain(registry.name(), e);
        }
    }

    private Found ask(Endpoint endpoint, RegistryAddress registry)
            throws IOException, InterruptedException {
        var request = RegistryRequest.get(endpoint.at("/v2/"), Set.of());
        var response = new Redirects(transport).send(request, Optional.empty());
        var status = response.statusCode();
        var error = new Bodies(transport).error(response);
        if (BusyException.isBusy(status)) {
            throw new BusyException(status, response.headers(), error);
        }
        return switch (status) {
            case 200, 403 -> new Found(endpoint, List.of());
            case 401 -> new Found(endpoint, challenges(endpoint, response));
            // What servers of TLS answer to plain HTTP.
            case 400 -> throw new MismatchException();
            default ->
                    throw new RegistryException(
                            RegistryMessage.NO_REGISTRY, registry.name(), Integer.toString(status));
        };
    }

    /// Those of another server that a redirect led to are not this registry's.
    private static List<AuthChallenge> challenges(
            Endpoint endpoint, HttpResponse<InputStream> response) {
        return endpoint.isOriginOf(response.uri())
                ? AuthChallenge.parse(response.headers().allValues("www-authenticate"))
                : List.of();
    }

    /// The server speaks something else.
    private static final class MismatchException extends IOException {
        private static final long serialVersionUID = 1;

        MismatchException() {
            super("status 400");
        }
    }
}
