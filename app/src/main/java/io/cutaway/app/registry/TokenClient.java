package io.cutaway.app.registry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks a token server for tokens (the distribution project's "Token Authentication Specification"
/// and "OAuth2 Token Authentication").
final class TokenClient {

    private static final int LARGEST = 1 << 20;
    private static final String CLIENT = "cutaway";

    private final HttpTransport transport;
    private final Endpoint registry;
    private final String name;
    private final JsonMapper json = JsonMapper.shared();

    /// @param name of the registry, for sentences
    TokenClient(HttpTransport transport, Endpoint registry, String name) {
        this.transport = transport;
        this.registry = registry;
        this.name = name;
    }

    /// A token.
    ///
    /// @param challenge that the registry answered with
    /// @throws RegistryException when it is refused
    String fetch(AuthChallenge challenge, Set<String> scopes, Optional<Credentials> credentials)
            throws IOException, InterruptedException {
        var text =
                challenge
                        .parameter("realm")
                        .orElseThrow(() -> new RegistryException(RegistryMessage.NO_REALM, name));
        var realm = TokenRealm.of(text, registry, transport.allowsPlain());
        var shown = realm.trust() == TokenRealm.Trust.CREDENTIALS ? credentials : none();
        var wanted = new TreeMap<String, String>();
        challenge.parameter("service").ifPresent(service -> wanted.put("service", service));
        if (shown.isEmpty()) {
            return get(realm.address(), wanted, scopes, Optional.empty());
        }
        return switch (shown.get()) {
            case Credentials.Password password -> {
                wanted.put("account", password.username());
                yield get(realm.address(), wanted, scopes, Optional.of(password.header()));
            }
            case Credentials.IdentityToken identity ->
                    post(realm.address(), wanted, scopes, identity);
        };
    }

    private static Optional<Credentials> none() {
        return Optional.empty();
    }

    private String get(
            URI realm,
            Map<String, String> parameters,
            Set<String> scopes,
            Optional<String> authorization)
            throws IOException, InterruptedException {
        // Each scope is a parameter of its own here.
        var each = new TreeSet<>(scopes).stream().map(scope -> "scope=" + encoded(scope));
        var query = Stream.concat(form(parameters).lines(), each).collect(Collectors.joining("&"));
        var separator = realm.getRawQuery() == null ? "?" : "&";
        var address = URI.create(realm + (query.isEmpty() ? "" : separator + query));
        return send(RegistryRequest.get(address, Set.of()), authorization);
    }

    private String post(
            URI realm,
            Map<String, String> parameters,
            Set<String> scopes,
            Credentials.IdentityToken identity)
            throws IOException, InterruptedException {
        parameters.put("grant_type", "refresh_token");
        parameters.put("client_id", CLIENT);
        parameters.put("refresh_token", identity.token());
        parameters.put("scope", String.join(" ", new TreeSet<>(scopes)));
        var request =
                RegistryRequest.of("POST", realm, Set.of())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body(RequestBody.of(form(parameters).getBytes(StandardCharsets.UTF_8)));
        return send(request, Optional.empty());
    }

    /// Redirects are not followed: a token server has no reason for one.
    private String send(RegistryRequest request, Optional<String> authorization)
            throws IOException, InterruptedException {
        var response = transport.send(request, authorization);
        var status = response.statusCode();
        var bodies = new Bodies(transport);
        if (BusyException.isBusy(status)) {
            throw new BusyException(status, response.headers(), bodies.error(response));
        }
        if (status != 200) {
            response.body().close();
            throw refusal(status, authorization.isPresent() || request.method().equals("POST"));
        }
        return token(response, bodies);
    }

    private RegistryException refusal(int status, boolean withCredentials) {
        if (status != 401 && status != 403 && status != 400) {
            var why = "status " + Integer.toString(status);
            return new RegistryException(RegistryMessage.NO_TOKEN, name, why);
        }
        return withCredentials
                ? new RegistryException(RegistryMessage.CREDENTIALS_REFUSED, name)
                : new RegistryException(RegistryMessage.CREDENTIALS_WANTED, name);
    }

    private String token(HttpResponse<InputStream> response, Bodies bodies) throws IOException {
        try {
            var reply = json.readTree(bodies.read(response, LARGEST, "token"));
            return text(reply, "token")
                    .or(() -> text(reply, "access_token"))
                    .orElseThrow(
                            () -> new RegistryException(RegistryMessage.NO_TOKEN, name, "JSON"));
        } catch (JacksonException _) {
            throw new RegistryException(RegistryMessage.NO_TOKEN, name, "JSON");
        }
    }

    /// A token becomes part of a header, so it may hold what a header may.
    private static Optional<String> text(JsonNode reply, String field) {
        return Optional.of(reply.path(field).asString("")).filter(t -> t.matches("[!-~]+"));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
