package io.cutaway.app.registry;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.OciDocuments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Brings an image of the store to a registry, with its manifest byte by byte as it once came: it
/// has the same digest there as here.
public final class ImagePush {

    private static final int AT_ONCE = 3;

    private final RegistryAccess access;
    private final ContentStore store;

    public ImagePush(RegistryAccess access, ContentStore store) {
        this.access = access;
        this.store = store;
    }

    /// An image that was pushed.
    ///
    /// @param digest of its manifest
    public record Pushed(String name, String digest) {}

    /// Blocks until the registry has the image.
    ///
    /// @param listener is told how far it has come, on other threads
    /// @throws RegistryException when the registry doesn't take it
    /// @throws InterruptedException when the thread was interrupted: it is cancelled then
    public Pushed push(PushRequest request, Consumer<TransferProgress> listener)
            throws InterruptedException {
        var destination = request.destination();
        if (!ImagePull.namesRegistry(destination)) {
            throw new RegistryException(RegistryMessage.NO_REGISTRY_NAMED, destination.familiar());
        }
        var source = store.find(request.image());
        var document = manifest(source.digest(), request.image());
        var repository = Repository.of(destination);
        var registry = RegistryAddress.of(destination);
        try (var client = access.open(registry, repository, request.options())) {
            sendBlobs(client, destination, source, document, listener);
            new Attempts(client.policy(), client.name())
                    .call(() -> sendManifest(client, destination, document));
            return new Pushed(destination.toString(), document.raw().digest().toString());
        }
    }

    private ManifestDocument manifest(Digest digest, String image) {
        try (var blob = store.open(digest);
                var input = new DescriptorInput(blob.descriptor(), 0, blob.size(), _ -> {})) {
            return ManifestDocument.read(
                    input.readNBytes(OciDocuments.LARGEST + 1), Optional.empty(), image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendBlobs(
            RegistryClient client,
            ImageName destination,
            ContentStore.Source source,
            ManifestDocument document,
            Consumer<TransferProgress> listener)
            throws InterruptedException {
        var manifest = single(document, destination);
        var blobs =
                Stream.concat(manifest.layers().stream(), Stream.of(manifest.config()))
                        .distinct()
                        .toList();
        var progress = new ProgressTracker(destination.toString(), blobs, listener);
        var upload =
                new BlobUpload(
                        client,
                        Repository.of(destination),
                        relatives(destination, source.otherNames()),
                        store,
                        progress);
        try (var workers = new Workers(AT_ONCE)) {
            workers.all(blobs.stream().map(blob -> task(upload, blob)).toList());
        }
    }

    private static Callable<Digest> task(BlobUpload upload, ContentDescriptor blob) {
        return () -> {
            upload.ensure(blob);
            return blob.digest();
        };
    }

    private static Manifest single(ManifestDocument document, ImageName image) {
        return switch (document.content()) {
            case ManifestDocument.Content.Single(var manifest) -> manifest;
            case ManifestDocument.Content.Several _ ->
                    throw new RegistryException(
                            RegistryMessage.NO_IMAGE, image.toString(), document.mediaType());
        };
    }

    /// Where the same registry may have the blobs already.
    private static List<Repository> relatives(ImageName destination, List<String> names) {
        var found = new ArrayList<Repository>();
        for (var name : names) {
            try {
                var other = ImageName.parse(name);
                var repository = Repository.of(other);
                if (RegistryAddress.of(other).equals(RegistryAddress.of(destination))
                        && !repository.equals(Repository.of(destination))
                        && !found.contains(repository)) {
                    found.add(repository);
                }
            } catch (ImageFormatException _) {
                // Not a name that a registry could have.
            }
        }
        return found;
    }

    private Digest sendManifest(
            RegistryClient client, ImageName destination, ManifestDocument document)
            throws IOException, InterruptedException {
        var repository = Repository.of(destination);
        var address = client.at(repository.manifest(Repository.reference(destination)));
        var request =
                RegistryRequest.of("PUT", address, repository.toPush())
                        .header("Content-Type", document.mediaType())
                        .body(RequestBody.of(document.raw().bytes()));
        var response = client.send(request);
        if (response.statusCode() != 201 && response.statusCode() != 200) {
            throw client.refusal(response, destination.toString());
        }
        response.body().close();
        response.headers()
                .firstValue("docker-content-digest")
                .flatMap(Digests::readable)
                .filter(said -> !Digests.matches(said, document.raw().bytes()))
                .ifPresent(
                        said -> {
                            throw new RegistryException(
                                    RegistryMessage.WRONG_DIGEST,
                                    destination.toString(),
                                    said.toString());
                        });
        return document.raw().digest();
    }
}
