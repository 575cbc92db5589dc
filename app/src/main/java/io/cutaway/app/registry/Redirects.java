package io.cutaway.app.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/// Sends a request on to where the server says the answer is, and keeps what proves who one is from
/// everybody but the server it is for (RFC 9110, section 15.4; RFC 6750, section 5.3).
final class Redirects {

    private static final int MOST = 5;

    private final HttpTransport transport;

    Redirects(HttpTransport transport) {
        this.transport = transport;
    }

    /// @param authorization for the first server; any other scheme, host or port doesn't see it
    HttpResponse<InputStream> send(RegistryRequest request, Optional<String> authorization)
            throws IOException, InterruptedException {
        var home = Endpoint.of(request.address());
        var current = request;
        for (int hops = 0; hops <= MOST; hops++) {
            var atHome = home.isOriginOf(current.address());
            var shown = atHome ? authorization : Optional.<String>empty();
            var response = transport.send(current, shown);
            var next = target(current, response);
            if (next.isEmpty()) {
                return response;
            }
            response.body().close();
            current = current.to(next.get());
        }
        throw new RegistryException(RegistryMessage.TOO_MANY_REDIRECTS, home.host());
    }

    private Optional<URI> target(RegistryRequest request, HttpResponse<?> response) {
        if (!isRedirect(request, response.statusCode())) {
            return Optional.empty();
        }
        return response.headers()
                .firstValue("location")
                .map(text -> resolve(request.address(), text));
    }

    /// Only 307 and 308 say that anything but a question is to be repeated elsewhere.
    private static boolean isRedirect(RegistryRequest request, int status) {
        var asks = request.method().equals("GET") || request.method().equals("HEAD");
        return switch (status) {
            case 301, 302, 303 -> asks;
            case 307, 308 -> true;
            default -> false;
        };
    }

    /// The address that a server names, which may be relative.
    ///
    /// @throws RegistryException when nothing may be sent there
    URI resolve(URI from, String text) {
        URI next;
        try {
            next = from.resolve(text);
        } catch (IllegalArgumentException _) {
            throw new RegistryException(RegistryMessage.BAD_ADDRESS, Texts.shown(text));
        }
        var isDowngrade = Endpoint.of(from).isEncrypted() && !Endpoint.of(next).isEncrypted();
        if (isDowngrade) {
            throw new RegistryException(RegistryMessage.DOWNGRADE, Texts.shown(next));
        }
        transport.checkPlain(next);
        return next;
    }
}
