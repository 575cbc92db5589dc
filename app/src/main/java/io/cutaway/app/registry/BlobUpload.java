package io.cutaway.app.registry;

import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brings a blob into a repository, unless it is there already (OCI distribution specification,
/// "Pushing blobs"): asks for it, asks for a copy from another repository of the same registry, and
/// sends it, going on where a connection broke.
final class BlobUpload {

    /// Up to here a blob is sent in one request, from its beginning.
    private static final long SMALL = 1 << 20;

    private final RegistryClient client;
    private final Repository repository;
    private final List<Repository> relatives;
    private final ContentStore store;
    private final ProgressTracker progress;

    /// @param relatives repositories of the same registry that may have the same blobs
    BlobUpload(
            RegistryClient client,
            Repository repository,
            List<Repository> relatives,
            ContentStore store,
            ProgressTracker progress) {
        this.client = client;
        this.repository = repository;
        this.relatives = List.copyOf(relatives);
        this.store = store;
        this.progress = progress;
    }

    /// Blocks until the registry has it.
    void ensure(ContentDescriptor blob) throws InterruptedException {
        var digest = blob.digest();
        var attempts = new Attempts(client.policy(), client.name());
        if (attempts.call(() -> exists(digest)) || isMounted(digest)) {
            progress.state(digest, State.PRESENT);
            return;
        }
        progress.state(digest, State.MOVING);
        try (var content = store.open(digest)) {
            upload(blob, content);
        }
        progress.state(digest, State.DONE);
    }

    private boolean exists(Digest digest) throws IOException, InterruptedException {
        var address = client.at(repository.blob(digest));
        var response = client.send(RegistryRequest.of("HEAD", address, repository.toPush()));
        response.body().close();
        return switch (response.statusCode()) {
            case 200 -> true;
            case 404 -> false;
            default -> throw client.refusal(response, repository.path());
        };
    }

    private boolean isMounted(Digest digest) throws InterruptedException {
        for (var relative : relatives) {
            if (new Attempts(client.policy(), client.name()).call(() -> mount(digest, relative))) {
                return true;
            }
        }
        return false;
    }

    /// A registry that won't, or may not show the other repository, begins an upload instead.
    private boolean mount(Digest digest, Repository from) throws IOException, InterruptedException {
        var scopes = new HashSet<>(repository.toPush());
        scopes.addAll(from.toPull());
        var path = repository.uploads() + "?mount=" + digest + "&from=" + from.path();
        var response = client.send(RegistryRequest.of("POST", client.at(path), Set.copyOf(scopes)));
        response.body().close();
        if (response.statusCode() == 202) {
            cancel(location(response));
        }
        return response.statusCode() == 201;
    }

    private void cancel(URI upload) throws IOException, InterruptedException {
        client.send(RegistryRequest.of("DELETE", upload, repository.toPush())).body().close();
    }

    /// An upload that has begun.
    ///
    /// @param offset how much of it the registry has
    private record Session(URI address, long offset) {}

    private void upload(ContentDescriptor blob, ContentStore.Blob content)
            throws InterruptedException {
        var attempts = new Attempts(client.policy(), client.name());
        var session = Optional.<Session>empty();
        while (true) {
            var before = session.map(Session::offset).orElse(0L);
            try {
                var current = session.isPresent() ? resume(session.get(), blob) : begin();
                session = Optional.of(current);
                finish(blob, content, send(blob, content, current));
                return;
            } catch (IOException e) {
                var reached = session.map(Session::offset).orElse(0L);
                attempts.failed(e, reached > before);
            }
        }
    }

    private Session begin() throws IOException, InterruptedException {
        var address = client.at(repository.uploads());
        var response = client.send(RegistryRequest.of("POST", address, repository.toPush()));
        if (response.statusCode() != 202) {
            throw client.refusal(response, repository.path());
        }
        response.body().close();
        return new Session(location(response), 0);
    }

    /// Goes on with an upload that broke, or begins anew when the registry has forgotten it.
    private Session resume(Session broken, ContentDescriptor blob)
            throws IOException, InterruptedException {
        var request = RegistryRequest.get(broken.address(), repository.toPush());
        var response = client.send(request);
        response.body().close();
        // A registry that has more than there is has something else.
        return response.statusCode() == 204 && received(response) <= blob.size()
                ? new Session(location(response), received(response))
                : begin();
    }

    private static long received(HttpResponse<?> response) {
        var range = response.headers().firstValue("range").orElse("");
        return range.matches("0-[0-9]{1,18}") ? Long.parseLong(range.substring(2)) + 1 : 0;
    }

    /// Sends what the registry doesn't have, and gives where the end is to be announced.
    private Session send(ContentDescriptor blob, ContentStore.Blob content, Session session)
            throws IOException, InterruptedException {
        var isWhole = session.offset() == blob.size();
        if (isWhole || (session.offset() == 0 && blob.size() <= SMALL)) {
            return session;
        }
        var request =
                RegistryRequest.of("PATCH", session.address(), repository.toPush())
                        .header("Content-Type", "application/octet-stream")
                        .body(rest(blob, content, session));
        var last = blob.size() - 1;
        var ranged =
                session.offset() == 0
                        ? request
                        : request.header("Content-Range", session.offset() + "-" + last);
        var response = client.send(ranged);
        checkAccepted(response, 202, blob);
        return new Session(location(response), blob.size());
    }

    private RequestBody rest(ContentDescriptor blob, ContentStore.Blob content, Session session) {
        return RequestBody.of(
                content.descriptor(),
                session.offset(),
                blob.size() - session.offset(),
                bytes -> progress.done(blob.digest(), bytes));
    }

    /// Announces the end, with all of a small blob.
    private void finish(ContentDescriptor blob, ContentStore.Blob content, Session session)
            throws IOException, InterruptedException {
        progress.state(blob.digest(), State.FINISHING);
        var separator = session.address().getRawQuery() == null ? "?" : "&";
        var address = URI.create(session.address() + separator + "digest=" + blob.digest());
        var request =
                RegistryRequest.of("PUT", address, repository.toPush())
                        .header("Content-Type", "application/octet-stream")
                        .body(rest(blob, content, session));
        var response = client.send(request);
        checkAccepted(response, 201, blob);
    }

    private void checkAccepted(
            HttpResponse<InputStream> response, int expected, ContentDescriptor blob)
            throws IOException {
        var status = response.statusCode();
        if (status == 404 || status == 416) {
            response.body().close();
            throw new IOException("status " + status);
        }
        if (status != expected) {
            throw client.refusal(response, blob.digest().toString());
        }
        response.body().close();
    }

    /// Where the next request of an upload goes; it changes with each answer.
    private URI location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("location")
                .map(text -> client.resolve(response.uri(), text))
                .orElseThrow(
                        () -> new RegistryException(RegistryMessage.NO_LOCATION, client.name()));
    }
}
