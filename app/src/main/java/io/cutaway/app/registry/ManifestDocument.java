package io.cutaway.app.registry;

import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// A manifest or an index as a registry sent it: the bytes count, because their digest is its name.
///
/// @param mediaType what it says that it is
record ManifestDocument(RawDocument raw, String mediaType, Content content) {

    private static final OciDocuments DOCUMENTS = new OciDocuments();

    /// What is in it.
    sealed interface Content {
        /// An image for one platform.
        record Single(Manifest manifest) implements Content {}

        /// The same image for several platforms.
        record Several(ImageIndex index) implements Content {}
    }

    /// What all of them have, to tell them apart.
    private record Shape(
            Optional<Integer> schemaVersion,
            Optional<String> mediaType,
            Optional<JsonNode> manifests,
            Optional<JsonNode> layers,
            Optional<JsonNode> config) {

        boolean isIndex() {
            return isThere(manifests);
        }

        boolean isManifest() {
            return isThere(layers) || isThere(config);
        }

        private static boolean isThere(Optional<JsonNode> field) {
            return field.filter(node -> !node.isNull()).isPresent();
        }
    }

    /// Reads a document. Its own `mediaType` counts and must not contradict the server's, nor what
    /// is in it: readers that disagree about what a document is could be shown different images
    /// (OCI distribution advisory GHSA-mc8v-mgrf-8f4m).
    ///
    /// @param sentAs the reply's `Content-Type`; empty when that says nothing
    /// @param image for sentences
    static ManifestDocument read(byte[] bytes, Optional<String> sentAs, String image) {
        try {
            var shape = DOCUMENTS.read(bytes, Shape.class);
            var type = mediaType(shape, sentAs.filter(ManifestDocument::isKnown), image);
            return new ManifestDocument(new RawDocument(bytes), type, content(bytes, type));
        } catch (ImageFormatException e) {
            throw new RegistryException(
                    RegistryMessage.BAD_MANIFEST, image, Texts.shown(e.argument()));
        }
    }

    private static boolean isKnown(String type) {
        return RegistryMediaTypes.isIndex(type)
                || RegistryMediaTypes.isManifest(type)
                || RegistryMediaTypes.isSchema1(type);
    }

    private static String mediaType(Shape shape, Optional<String> sentAs, String image) {
        if (shape.schemaVersion().filter(version -> version == 1).isPresent()
                || sentAs.filter(RegistryMediaTypes::isSchema1).isPresent()) {
            throw new RegistryException(RegistryMessage.SCHEMA_1, image);
        }
        var isIndex = shape.isIndex();
        var isManifest = shape.isManifest();
        var guessed = isIndex ? MediaTypes.INDEX : MediaTypes.MANIFEST;
        var type = shape.mediaType().or(() -> sentAs).orElse(guessed);
        if (!isKnown(type) || isIndex == isManifest) {
            throw new RegistryException(RegistryMessage.NO_IMAGE, image, Texts.shown(type));
        }
        if (RegistryMediaTypes.isIndex(type) != isIndex
                || sentAs.filter(sent -> !sent.equals(type)).isPresent()) {
            throw new RegistryException(RegistryMessage.AMBIGUOUS_MANIFEST, image);
        }
        return type;
    }

    private static Content content(byte[] bytes, String type) {
        return RegistryMediaTypes.isIndex(type)
                ? new Content.Several(DOCUMENTS.read(bytes, ImageIndex.class))
                : new Content.Single(DOCUMENTS.read(bytes, Manifest.class));
    }
}
