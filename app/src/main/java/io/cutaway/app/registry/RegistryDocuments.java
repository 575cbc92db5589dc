package io.cutaway.app.registry;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.OciDocuments;

import java.io.IOException;
import java.util.Optional;

/// The documents of a repository of a registry.
final class RegistryDocuments implements Documents {

    private final RegistryClient client;
    private final Repository repository;
    private final String image;

    RegistryDocuments(RegistryClient client, ImageName image) {
        this.client = client;
        this.repository = Repository.of(image);
        this.image = image.toString();
    }

    @Override
    public ManifestDocument manifest(String reference, Optional<Digest> digest)
            throws InterruptedException {
        return new Attempts(client.policy(), client.name())
                .call(() -> fetchOnce(reference, digest));
    }

    private ManifestDocument fetchOnce(String reference, Optional<Digest> digest)
            throws IOException, InterruptedException {
        var request =
                RegistryRequest.get(client.at(repository.manifest(reference)), repository.toPull())
                        .header("Accept", String.join(", ", RegistryMediaTypes.ACCEPTED));
        var response = client.send(request);
        if (response.statusCode() != 200) {
            throw client.refusal(response, image);
        }
        var bytes = new Bodies(client.transport()).read(response, OciDocuments.LARGEST, image);
        digest.ifPresent(expected -> check(expected, bytes));
        response.headers()
                .firstValue("docker-content-digest")
                .flatMap(Digests::readable)
                .ifPresent(said -> check(said, bytes));
        var type = response.headers().firstValue("content-type").map(RegistryDocuments::bare);
        return ManifestDocument.read(bytes, type, image);
    }

    /// A media type without its parameters.
    private static String bare(String type) {
        return type.replaceFirst(";.*$", "").strip();
    }

    private void check(Digest expected, byte[] bytes) {
        if (!Digests.matches(expected, bytes)) {
            throw new RegistryException(RegistryMessage.WRONG_DIGEST, image, expected.toString());
        }
    }

    @Override
    public byte[] config(ContentDescriptor config) throws InterruptedException {
        return new Attempts(client.policy(), client.name()).call(() -> configOnce(config));
    }

    private byte[] configOnce(ContentDescriptor config) throws IOException, InterruptedException {
        var request =
                RegistryRequest.get(
                        client.at(repository.blob(config.digest())), repository.toPull());
        var response = client.send(request);
        if (response.statusCode() != 200) {
            throw client.refusal(response, image);
        }
        var bytes = new Bodies(client.transport()).read(response, (int) config.size(), image);
        if (bytes.length < config.size()) {
            throw new IOException("Content-Length");
        }
        check(config.digest(), bytes);
        return bytes;
    }
}
