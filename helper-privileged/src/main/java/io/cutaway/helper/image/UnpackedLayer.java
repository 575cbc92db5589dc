package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.LayerCompression;

/// A layer in the store, and what unpacking it met; also the content of `layer.json`.
///
/// @param diffId the digest of the tar archive
/// @param digest the digest of the bytes as they came
/// @param size how many came
/// @param entries in the archive
/// @param bytes the sizes of its files together
/// @param skippedDevices device nodes, which are never made
/// @param squashedOwners entries whose owner became root, because there is a single id
/// @param droppedAttributes extended attributes that are not for an image to set
public record UnpackedLayer(
        Digest diffId,
        Digest digest,
        String mediaType,
        long size,
        long entries,
        long bytes,
        long skippedDevices,
        long squashedOwners,
        long droppedAttributes) {

    /// The bytes as they came, as an image's manifest names them.
    public ContentDescriptor blob() {
        return new ContentDescriptor(mediaType, digest, size);
    }

    /// The same layer in another blob.
    UnpackedLayer in(Digest otherDigest, LayerCompression compression, long otherSize) {
        return new UnpackedLayer(
                diffId,
                otherDigest,
                compression.mediaType(),
                otherSize,
                entries,
                bytes,
                skippedDevices,
                squashedOwners,
                droppedAttributes);
    }
}
