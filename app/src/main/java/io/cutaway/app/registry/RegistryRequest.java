package io.cutaway.app.registry;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is asked of a registry; it can be sent more than once.
///
/// @param headers without those about who asks
/// @param scopes that a token for it must have, such as `repository:a/b:pull`
record RegistryRequest(
        String method,
        URI address,
        Map<String, String> headers,
        RequestBody body,
        Set<String> scopes) {

    private static final String AGENT = "cutaway";

    RegistryRequest {
        headers = Map.copyOf(headers);
        scopes = Set.copyOf(scopes);
    }

    static RegistryRequest of(String method, URI address, Set<String> scopes) {
        return new RegistryRequest(method, address, Map.of(), RequestBody.NONE, scopes);
    }

    static RegistryRequest get(URI address, Set<String> scopes) {
        return of("GET", address, scopes);
    }

    RegistryRequest header(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new RegistryRequest(method, address, more, body, scopes);
    }

    RegistryRequest body(RequestBody content) {
        return new RegistryRequest(method, address, headers, content, scopes);
    }

    RegistryRequest to(URI elsewhere) {
        return new RegistryRequest(method, elsewhere, headers, body, scopes);
    }

    HttpRequest build(RetryPolicy policy, Optional<String> authorization) {
        var builder = HttpRequest.newBuilder(address);
        if (!body.isLong()) {
            builder.timeout(policy.answer());
        }
        builder.header("User-Agent", AGENT);
        headers.forEach(builder::header);
        authorization.ifPresent(text -> builder.header("Authorization", text));
        return builder.method(method, body.publisher()).build();
    }
}
