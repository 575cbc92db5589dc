package io.cutaway.app.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLException;

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
            return attempts.call(() -> plainFirst(registry));
        }
        if (transport.allowsPlain()) {
            return attempts.call(() -> encryptedFirst(registry));
        }
        return attempts.call(() -> ping(Endpoint.of(Endpoint.HTTPS, registry), registry));
    }

    /// A server of TLS answers plain HTTP with a status or with bytes that can't be read. When it
    /// is none after all, the first failure is the one to tell.
    private Found plainFirst(RegistryAddress registry) throws IOException, InterruptedException {
        try {
            return ping(Endpoint.of(Endpoint.HTTP, registry), registry);
        } catch (HttpTimeoutException | BusyException e) {
            throw e;
        } catch (IOException e) {
            try {
                return ping(Endpoint.of(Endpoint.HTTPS, registry), registry);
            } catch (IOException second) {
                throw isAboutCertificate(second) ? second : e;
            }
        }
    }

    private static boolean isAboutCertificate(IOException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /// A server of plain HTTP answers TLS with bytes that are none of it.
    private Found encryptedFirst(RegistryAddress registry)
            throws IOException, InterruptedException {
        try {
            return ping(Endpoint.of(Endpoint.HTTPS, registry), registry);
        } catch (SSLException _) {
            return ping(Endpoint.of(Endpoint.HTTP, registry), registry);
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
