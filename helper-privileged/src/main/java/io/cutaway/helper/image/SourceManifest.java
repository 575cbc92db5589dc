package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.LayerCompression;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.helper.image.ImageException.Code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A manifest as a registry or an archive has it: OCI's, or one of Docker's schema 2.
///
/// @param digest of its bytes
record SourceManifest(Digest digest, Manifest manifest) {

    /// More than overlay takes on any kernel (500, and 128 before 6.5 for names of this length).
    static final int MOST_LAYERS = 500;

    private static final Set<String> CONFIGS = Set.of(MediaTypes.CONFIG, MediaTypes.DOCKER_CONFIG);

    /// The members that tell an index from a manifest.
    private record Shape(Optional<List<Object>> manifests, Optional<List<Object>> fsLayers) {}

    /// @throws ImageException when it is no manifest of an image
    static SourceManifest read(byte[] bytes) throws ImageException {
        var documents = new OciDocuments();
        try {
            // Something that is both would be read in two ways (CVE-2021-41190).
            var shape = documents.read(bytes, Shape.class);
            if (shape.manifests().isPresent() || shape.fsLayers().isPresent()) {
                throw new ImageException(Code.UNSUPPORTED_MEDIA_TYPE, "index");
            }
            var read = documents.read(bytes, Manifest.class);
            var source = new SourceManifest(Digest.of(bytes), read);
            source.check();
            return source;
        } catch (ImageFormatException e) {
            throw new ImageException(Code.BAD_DOCUMENT, "manifest: " + e.argument(), e);
        }
    }

    private void check() throws ImageException {
        var own = manifest.mediaType().orElse(MediaTypes.MANIFEST);
        if (!own.equals(MediaTypes.MANIFEST) && !own.equals(MediaTypes.DOCKER_MANIFEST)) {
            throw new ImageException(Code.UNSUPPORTED_MEDIA_TYPE, own);
        }
        if (!CONFIGS.contains(manifest.config().mediaType())) {
            throw new ImageException(Code.UNSUPPORTED_MEDIA_TYPE, manifest.config().mediaType());
        }
        if (manifest.layers().size() > MOST_LAYERS) {
            throw new ImageException(
                    Code.TOO_MANY_LAYERS, Integer.toString(manifest.layers().size()));
        }
        for (var layer : manifest.layers()) {
            compression(layer);
        }
    }

    private static LayerCompression compression(ContentDescriptor layer) throws ImageException {
        return LayerCompression.ofMediaType(layer.mediaType())
                .orElseThrow(
                        () -> new ImageException(Code.UNSUPPORTED_MEDIA_TYPE, layer.mediaType()));
    }

    boolean isDockers() {
        return manifest.mediaType().equals(Optional.of(MediaTypes.DOCKER_MANIFEST))
                || manifest.config().mediaType().equals(MediaTypes.DOCKER_CONFIG);
    }

    /// The same image in OCI's words, for the layout: other programs read nothing else there.
    Manifest asOci() throws ImageException {
        var config = manifest.config();
        var layers = new ArrayList<ContentDescriptor>();
        for (var layer : manifest.layers()) {
            layers.add(
                    new ContentDescriptor(
                            compression(layer).mediaType(), layer.digest(), layer.size()));
        }
        return new Manifest(
                new ContentDescriptor(MediaTypes.CONFIG, config.digest(), config.size()), layers);
    }
}
