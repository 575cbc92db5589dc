package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Manifest;

import java.util.List;
import java.util.Optional;

/// An image of the store.
///
/// @param name absent for an image of a foreign layout's entry without one
/// @param digest of its manifest
public record StoredImage(Optional<ImageName> name, Digest digest, Manifest manifest, Image image) {

    /// The digest of its configuration, which other programs call the image's id.
    public Digest id() {
        return manifest.config().digest();
    }

    /// The diff IDs of its layers, lowest first.
    public List<Digest> layers() {
        return image.rootFs().diffIds();
    }

    boolean hasDigestStartingWith(String hex) {
        return digest.hex().startsWith(hex) || id().hex().startsWith(hex);
    }
}
