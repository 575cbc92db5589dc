package io.cutaway.app.registry;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;

import java.util.Optional;

/// Where manifests and configurations are read from. Each is checked against the digest that named
/// it before it is given.
interface Documents {

    /// A manifest or an index.
    ///
    /// @param reference a tag or a digest
    /// @param digest that it must have
    ManifestDocument manifest(String reference, Optional<Digest> digest)
            throws InterruptedException;

    /// The configuration that a manifest names.
    byte[] config(ContentDescriptor config) throws InterruptedException;
}
