package io.cutaway.app.registry;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A folder of images for everyone: an OCI image layout (image-layout.md) on a disk, a share or a
/// stick, which is only read. An image in it is found by
/// - its whole name, as `skopeo copy … oci:FOLDER:docker.io/library/debian:12` writes it;
/// - its tag alone, as `oci:FOLDER:12` writes it, when the folder is called like the repository: a
///   tag such as `latest` alone doesn't say of what;
/// - its digest.
///
/// @param path of the layout
public record ImageFolder(Path path) {

    private static final OciDocuments DOCUMENTS = new OciDocuments();

    /// Where a piece of content lies.
    Path blob(Digest digest) {
        return path.resolve("blobs").resolve(digest.algorithm()).resolve(digest.hex());
    }

    /// The image for a platform, when all of it is there. A folder that can't be read has none: it
    /// may be on a stick that somebody has in the pocket.
    Optional<ResolvedImage> find(ImageName name, Platform platform) throws InterruptedException {
        try {
            var entry = entry(name);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            var image =
                    new ManifestResolver(new FolderDocuments(entry.get()), name)
                            .resolve(name, platform);
            return Optional.of(image).filter(found -> isWhole(found.manifest()));
        } catch (IOException | ImageFormatException | RegistryException _) {
            return Optional.empty();
        }
    }

    private boolean isWhole(Manifest manifest) {
        return manifest.layers().stream()
                .map(ContentDescriptor::digest)
                .map(this::blob)
                .allMatch(Files::isRegularFile);
    }

    private Optional<ContentDescriptor> entry(ImageName name) throws IOException {
        var file = path.resolve("index.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return DOCUMENTS.read(bounded(file), ImageIndex.class).manifests().stream()
                .filter(entry -> isNamed(entry, name))
                .findFirst();
    }

    private boolean isNamed(ContentDescriptor entry, ImageName name) {
        if (name.digest().isPresent()) {
            return name.digest().get().equals(entry.digest());
        }
        var written = entry.refName().orElse("");
        return isSame(written, name) || (isTag(written, name) && isCalledLike(name));
    }

    private static boolean isSame(String written, ImageName name) {
        try {
            return !written.isEmpty() && ImageName.parse(written).equals(name);
        } catch (ImageFormatException _) {
            return false;
        }
    }

    private static boolean isTag(String written, ImageName name) {
        return name.tag().filter(written::equals).isPresent();
    }

    private boolean isCalledLike(ImageName name) {
        return path.normalize().endsWith(Path.of(name.repository()).getFileName());
    }

    private static byte[] bounded(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(OciDocuments.LARGEST + 1);
        }
    }

    /// The documents of one entry.
    private final class FolderDocuments implements Documents {

        private final ContentDescriptor entry;

        FolderDocuments(ContentDescriptor entry) {
            this.entry = entry;
        }

        @Override
        public ManifestDocument manifest(String reference, Optional<Digest> digest) {
            var wanted = digest.orElse(entry.digest());
            return ManifestDocument.read(verified(wanted), Optional.empty(), reference);
        }

        @Override
        public byte[] config(ContentDescriptor config) {
            return verified(config.digest());
        }

        private byte[] verified(Digest digest) {
            try {
                var file = blob(digest);
                var bytes = Files.isRegularFile(file) ? bounded(file) : new byte[0];
                if (Digests.matches(digest, bytes)) {
                    return bytes;
                }
            } catch (IOException _) {
                // As if it were not there.
            }
            throw new RegistryException(
                    RegistryMessage.WRONG_DIGEST, path.toString(), digest.toString());
        }
    }
}
