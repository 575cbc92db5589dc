package io.cutaway.app.archive;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;

import java.util.List;

/// An image in an archive.
///
/// @param names may be empty
/// @param manifest its bytes, as they are in the archive or as an OCI manifest made for it
/// @param config the bytes of its configuration
/// @param layers the lowest first
record ArchivedImage(
        List<String> names, DocumentBytes manifest, DocumentBytes config, List<Layer> layers) {

    ArchivedImage {
        names = List.copyOf(names);
        layers = List.copyOf(layers);
    }

    /// A layer in the archive.
    ///
    /// @param blob of which kind it is, and its digest
    /// @param diffId of the tar archive in it, as the configuration says
    record Layer(ContentDescriptor blob, Digest diffId, ArchivedFile file) {}
}
