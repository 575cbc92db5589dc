package io.cutaway.app.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/// Speaks to one registry: shows it who one is, follows it elsewhere without doing so there, and
/// makes sentences of its refusals.
final class RegistryClient implements AutoCloseable {

    private final String name;
    private final Endpoint endpoint;
    private final HttpTransport transport;
    private final Redirects redirects;
    private final Authorizer authorizer;

    private RegistryClient(
            String name, Endpoint endpoint, HttpTransport transport, Authorizer authorizer) {
        this.name = name;
        this.endpoint = endpoint;
        this.transport = transport;
        this.redirects = new Redirects(transport);
        this.authorizer = authorizer;
    }

    /// Finds the registry and keeps in mind what it wants to see; nothing is shown to it yet.
    static RegistryClient open(
            RegistryAddress registry, Optional<Credentials> credentials, HttpTransport transport)
            throws InterruptedException {
        var found = new EndpointFinder(transport).find(registry);
        var tokens = new TokenClient(transport, found.endpoint(), registry.name());
        var authorizer = new Authorizer(registry.name(), credentials, tokens);
        authorizer.expect(found.challenges());
        return new RegistryClient(registry.name(), found.endpoint(), transport, authorizer);
    }

    String name() {
        return name;
    }

    HttpTransport transport() {
        return transport;
    }

    RetryPolicy policy() {
        return transport.policy();
    }

    /// An address of the registry.
    URI at(String path) {
        return endpoint.at(path);
    }

    /// The address that a reply names, which may be relative.
    URI resolve(URI from, String location) {
        return redirects.resolve(from, location);
    }

    /// The answer, once the registry knows who asks. A busy server's is thrown.
    ///
    /// @throws BusyException when asking again may help
    HttpResponse<InputStream> send(RegistryRequest request)
            throws IOException, InterruptedException {
        var isHome = endpoint.isOriginOf(request.address());
        var shown = isHome ? authorizer.header(request.scopes()) : Optional.<String>empty();
        var response = redirects.send(request, shown);
        // Whoever else asks for credentials doesn't get any.
        if (response.statusCode() == 401 && endpoint.isOriginOf(response.uri())) {
            var challenges = AuthChallenge.parse(response.headers().allValues("www-authenticate"));
            response.body().close();
            response =
                    redirects.send(request, authorizer.answer(challenges, request.scopes(), shown));
        }
        if (BusyException.isBusy(response.statusCode())) {
            var error = new Bodies(transport).error(response);
            throw new BusyException(response.statusCode(), response.headers(), error);
        }
        return response;
    }

    /// The sentence for an answer that is not the one hoped for.
    ///
    /// @param subject what was wanted
    RegistryException refusal(HttpResponse<InputStream> response, String subject) {
        var said = new Bodies(transport).error(response);
        var status = response.statusCode();
        return switch (status) {
            case 401 ->
                    endpoint.isOriginOf(response.uri())
                            ? authorizer.refused()
                            : new RegistryException(
                                    RegistryMessage.ELSEWHERE_REFUSED,
                                    subject,
                                    String.valueOf(response.uri().getHost()));
            case 403 -> new RegistryException(RegistryMessage.DENIED, name, subject, said);
            case 404 -> new RegistryException(RegistryMessage.NOT_FOUND, name, subject);
            default ->
                    new RegistryException(
                            RegistryMessage.REFUSED, name, subject, Integer.toString(status), said);
        };
    }

    @Override
    public void close() {
        transport.close();
    }
}
