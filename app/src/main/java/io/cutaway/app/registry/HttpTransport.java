package io.cutaway.app.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Sends single requests. It follows no redirect and answers no challenge: who gets to see what is
/// decided by [RegistryClient].
final class HttpTransport implements AutoCloseable {

    private static final Duration NO_LIMIT = Duration.ofDays(30);

    private final TlsPolicy tls;
    private final RetryPolicy policy;
    private final HttpClient client;
    private final ScheduledExecutorService watch;

    HttpTransport(TlsPolicy tls, RetryPolicy policy, EnvironmentProxies proxies) {
        this.tls = tls;
        this.policy = policy;
        // HTTP/1.1: each of the few bodies under way has a connection of its own, whose end says
        // something about it alone.
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(proxies)
                        .connectTimeout(policy.connect());
        if (tls == TlsPolicy.ACCEPT_ANYTHING) {
            builder.sslContext(TrustAll.context());
        }
        this.client = builder.build();
        this.watch =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("stall watch").factory());
    }

    RetryPolicy policy() {
        return policy;
    }

    /// Whether plain HTTP to another computer was asked for.
    boolean allowsPlain() {
        return tls == TlsPolicy.ACCEPT_ANYTHING;
    }

    /// @throws RegistryException when nothing may be sent to an address as it is
    void checkPlain(URI address) {
        var endpoint = Endpoint.of(address);
        if (!endpoint.isEncrypted() && !endpoint.isLoopback() && !allowsPlain()) {
            throw new RegistryException(RegistryMessage.PLAIN_HTTP, Texts.shown(address));
        }
    }

    /// The answer, whose body is read as it comes and must be closed.
    ///
    /// @throws IOException when there is none in time
    HttpResponse<InputStream> send(RegistryRequest request, Optional<String> authorization)
            throws IOException, InterruptedException {
        checkPlain(request.address());
        var built = request.build(policy, authorization);
        return request.body().isLong()
                ? new Sending(policy, request.body())
                        .await(client.sendAsync(built, BodyHandlers.ofInputStream()))
                : client.send(built, BodyHandlers.ofInputStream());
    }

    /// A body of any length, which breaks when it stalls.
    StallGuard guarded(InputStream body) {
        return new StallGuard(body, policy, NO_LIMIT, watch);
    }

    /// The body of a small document.
    StallGuard guardedDocument(InputStream body) {
        return new StallGuard(body, policy, policy.document(), watch);
    }

    /// Breaks every connection at once.
    @Override
    public void close() {
        client.shutdownNow();
        watch.shutdownNow();
    }
}
