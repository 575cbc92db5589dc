package io.cutaway.app.registry;

import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.Platform;

import java.util.List;
import java.util.Optional;

/// Finds what a name stands for: from tag or digest through an index to one platform's manifest and
/// its configuration. Everything is checked against the digest that named it.
final class ManifestResolver {

    /// Indexes inside indexes that are followed.
    private static final int DEEPEST = 3;

    private final Documents documents;
    private final String image;

    /// @param image for sentences
    ManifestResolver(Documents documents, ImageName image) {
        this.documents = documents;
        this.image = image.toString();
    }

    /// @param wanted what the image is to run on
    /// @throws RegistryException when there is none, or it is not what its digest says
    ResolvedImage resolve(ImageName name, Platform wanted) throws InterruptedException {
        var document = documents.manifest(Repository.reference(name), name.digest());
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
                    document =
                            documents.manifest(
                                    chosen.digest().toString(), Optional.of(chosen.digest()));
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

    private ResolvedImage withConfig(
            ManifestDocument document, Manifest manifest, List<String> others)
            throws InterruptedException {
        var type = manifest.config().mediaType();
        if (!RegistryMediaTypes.isImageConfig(type)) {
            throw new RegistryException(RegistryMessage.NO_IMAGE, image, Texts.shown(type));
        }
        if (manifest.config().size() > OciDocuments.LARGEST) {
            throw new RegistryException(
                    RegistryMessage.TOO_LARGE, image, Integer.toString(OciDocuments.LARGEST));
        }
        var config = documents.config(manifest.config());
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
}
