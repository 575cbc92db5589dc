package io.cutaway.app.registry;

import io.cutaway.app.registry.ByteSink.ClosedSinkException;
import io.cutaway.engine.image.ContentDescriptor;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// Gets a blob, beginning anywhere in it, and going on where a connection broke (RFC 9110, section
/// 14). It passes on as many bytes as the descriptor says, and never one more; whether they are the
/// right ones the receiver finds out.
final class BlobDownload {

    private static final int BUFFER = 128 << 10;
    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]+/([0-9]+|\\*)");

    private final RegistryClient client;
    private final Repository repository;
    private final ContentDescriptor blob;
    private final LongConsumer progress;
    private long position;

    /// @param offset of the first byte that is wanted
    /// @param progress gets how far it has come
    BlobDownload(
            RegistryClient client,
            Repository repository,
            ContentDescriptor blob,
            long offset,
            LongConsumer progress) {
        this.client = client;
        this.repository = repository;
        this.blob = blob;
        this.position = offset;
        this.progress = progress;
    }

    /// Blocks until every byte has been passed on.
    ///
    /// @throws RegistryException when the registry doesn't give them
    void into(ByteSink sink) throws ClosedSinkException, InterruptedException {
        var attempts = new Attempts(client.policy(), client.name());
        while (position < blob.size()) {
            var before = position;
            try {
                attempt(sink);
            } catch (ClosedSinkException e) {
                throw e;
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                attempts.failed(e, position > before);
            }
        }
    }

    private void attempt(ByteSink sink) throws IOException, InterruptedException {
        var address = client.at(repository.blob(blob.digest()));
        var request = RegistryRequest.get(address, repository.toPull());
        var ranged = position == 0 ? request : request.header("Range", "bytes=" + position + "-");
        var response = client.send(ranged);
        try (var body = client.transport().guarded(response.body())) {
            var start =
                    switch (response.statusCode()) {
                        case 200 -> 0;
                        case 206 -> start(response);
                        default -> throw client.refusal(response, blob.digest().toString());
                    };
            checkLength(response, start);
            skip(body, position - start);
            pass(body, sink);
        }
    }

    /// Where a partial answer begins.
    private long start(HttpResponse<?> response) throws IOException {
        var text = response.headers().firstValue("content-range").orElse("");
        var range = RANGE.matcher(text);
        if (!range.matches() || Long.parseLong(range.group(1)) > position) {
            throw new IOException("Content-Range: " + Texts.shown(text));
        }
        return Long.parseLong(range.group(1));
    }

    /// A length that is announced wrongly is wrong before the first byte.
    private void checkLength(HttpResponse<?> response, long start) {
        var said = response.headers().firstValueAsLong("content-length");
        if (said.isPresent() && said.getAsLong() != blob.size() - start) {
            throw wrongSize();
        }
    }

    private RegistryException wrongSize() {
        return new RegistryException(
                RegistryMessage.WRONG_SIZE, client.name(), blob.digest().toString());
    }

    private static void skip(InputStream body, long count) throws IOException {
        var buffer = new byte[BUFFER];
        for (long left = count; left > 0; ) {
            int read = body.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("end of file");
            }
            left -= read;
        }
    }

    private void pass(InputStream body, ByteSink sink) throws IOException {
        var buffer = new byte[BUFFER];
        while (position < blob.size()) {
            int read = body.read(buffer, 0, (int) Math.min(blob.size() - position, buffer.length));
            if (read < 0) {
                throw new IOException("end of file");
            }
            sink.accept(buffer, read);
            position += read;
            progress.accept(position);
        }
    }
}
