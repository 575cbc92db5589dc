package io.cutaway.app.registry;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.Platform;

import java.util.List;
import java.util.Optional;

/// The part of an image's configuration that a transfer needs (OCI image specification, config.md);
/// the store looks at the rest.
///
/// @param diffIds the lowest layer's first
record ConfigDocument(List<Digest> diffIds, Optional<Platform> platform) {

    private static final OciDocuments DOCUMENTS = new OciDocuments();

    private record Shape(
            Optional<String> os,
            Optional<String> architecture,
            Optional<String> variant,
            Optional<RootFs> rootfs) {}

    private record RootFs(@JsonProperty("diff_ids") Optional<List<Digest>> diffIds) {}

    /// @param image for sentences
    static ConfigDocument read(byte[] bytes, String image) {
        try {
            var shape = DOCUMENTS.read(bytes, Shape.class);
            var diffIds = shape.rootfs().flatMap(RootFs::diffIds).orElse(List.of());
            var platform =
                    shape.architecture()
                            .map(
                                    architecture ->
                                            new Platform(
                                                    architecture,
                                                    shape.os().orElse("linux"),
                                                    shape.variant()));
            return new ConfigDocument(List.copyOf(diffIds), platform);
        } catch (ImageFormatException e) {
            throw new RegistryException(
                    RegistryMessage.BAD_CONFIG, image, Texts.shown(e.argument()));
        }
    }
}
