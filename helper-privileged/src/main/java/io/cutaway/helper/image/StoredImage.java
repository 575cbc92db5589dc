package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;

import java.util.List;
import java.util.Optional;

/// An image of the store, with its documents.
///
/// @param name absent for an image of a foreign layout's entry without one
/// @param digest of its manifest in the layout
/// @param source of the manifest of Docker's that it came with, which is kept
public record StoredImage(
        Optional<ImageName> name,
        Digest digest,
        Optional<Digest> source,
        Manifest manifest,
        Image image)
        implements IndexedImage {

    /// An annotation of the layout's index: the manifest that an image came with.
    static final String SOURCE = "io.cutaway.source-manifest";

    @Override
    public Digest sourceDigest() {
        return source.orElse(digest);
    }

    /// The media type of that manifest.
    public String sourceMediaType() {
        return source.map(_ -> MediaTypes.DOCKER_MANIFEST).orElse(MediaTypes.MANIFEST);
    }

    /// The digest of its configuration, which other programs call the image's id.
    public Digest id() {
        return manifest.config().digest();
    }

    /// The diff IDs of its layers, lowest first.
    public List<Digest> layers() {
        return image.rootFs().diffIds();
    }

    @Override
    public boolean hasDigestStartingWith(String hex) {
        return digest.hex().startsWith(hex)
                || id().hex().startsWith(hex)
                || sourceDigest().hex().startsWith(hex);
    }
}
