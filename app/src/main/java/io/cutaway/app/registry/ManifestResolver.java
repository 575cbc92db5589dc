package io.cutaway.app.registry;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.Platform;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Finds what a name stands for: from tag or digest through an index to one platform's manifest and
/// its configuration. Everything is checked against the digest that named it.
final class ManifestResolver {

    /// Indexes inside indexes that are followed.
    private static final int DEEPEST = 3;

    private final RegistryClient client;
    private final Repository repository;
    private final String image;

    ManifestResolver(RegistryClient client, ImageName image) {
        this.client = client;
        this.repository = Repository.of(image);
        this.image = image.toString();
    }

    /// @param wanted what the image is to run on
    /// @throws RegistryException when there is none, or it is not what its digest says
    ResolvedImage resolve(ImageName name, Platform wanted) throws InterruptedException {
        var document = fetch(Repository.reference(name), name.digest());
        var others = List.<String>of();
        for (int depth = 0; depth < DEEPEST; depth++) {
            switch (document.content()) {
                case ManifestDocument.Content.Single(var manifest) -> {
                    return withConfig(document, manifest, others);
                }
                case ManifestDocument.Content.Several(var index) -> {
                    others = PlatformChooser.names(index);
                    var names = others;
                    var chosen =
                            PlatformChooser.choose(index, wanted)
                                    .orElseThrow(() -> noPlatform(wanted, names));
                    document = fetch(chosen.digest().toString(), Optional.of(chosen.digest()));
                }
            }
        }
        throw new RegistryException(RegistryMessage.BAD_MANIFEST, image, "index in index");
    }

    private RegistryException noPlatform(Platform wanted, List<String> others) {
        return new RegistryException(
                RegistryMessage.NO_PLATFORM,
                image,
                PlatformChooser.name(wanted),
                String.join(", ", others));
    }

    /// @param digest that it must have
    private ManifestDocument fetch(String reference, Optional<Digest> digest)
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
        var type = response.headers().firstValue("content-type").map(ManifestResolver::bare);
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

    private ResolvedImage withConfig(
            ManifestDocument document, Manifest manifest, List<String> others)
            throws InterruptedException {
        var type = manifest.config().mediaType();
        if (!RegistryMediaTypes.isImageConfig(type)) {
            throw new RegistryException(RegistryMessage.NO_IMAGE, image, Texts.shown(type));
        }
        var config = config(manifest.config());
        var read = ConfigDocument.read(config, image);
        if (read.diffIds().size() != manifest.layers().size()) {
            throw new RegistryException(RegistryMessage.LAYERS_DIFFER, image);
        }
        return new ResolvedImage(
                document.raw(),
                document.mediaType(),
                manifest,
                new RawDocument(config),
                read.diffIds(),
                read.platform(),
                others);
    }

    private byte[] config(ContentDescriptor config) throws InterruptedException {
        if (config.size() > OciDocuments.LARGEST) {
            throw new RegistryException(
                    RegistryMessage.TOO_LARGE, image, Integer.toString(OciDocuments.LARGEST));
        }
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
