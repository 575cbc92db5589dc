package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;

import java.util.Optional;

/// What the index of the layout names.
public sealed interface IndexedImage permits StoredImage, IndexedImage.Damaged {

    /// Absent for an entry of a foreign layout without one.
    Optional<ImageName> name();

    /// The digest of its manifest in the layout.
    Digest digest();

    /// The digest of the manifest that it came with: what a registry calls it.
    Digest sourceDigest();

    boolean hasDigestStartingWith(String hex);

    /// An image whose manifest or configuration is gone, or is not what its digest says. Nobody
    /// knows which layers it needs.
    record Damaged(Optional<ImageName> name, Digest digest, Digest sourceDigest)
            implements IndexedImage {
        @Override
        public boolean hasDigestStartingWith(String hex) {
            return digest.hex().startsWith(hex) || sourceDigest.hex().startsWith(hex);
        }
    }
}
