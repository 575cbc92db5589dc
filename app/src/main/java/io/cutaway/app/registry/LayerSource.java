package io.cutaway.app.registry;

import io.cutaway.app.registry.ContentStore.Received;

/// Brings layers into the store.
interface LayerSource {

    /// Blocks until the layer is unpacked.
    ///
    /// @param offset what the store has of it already
    Received pull(ResolvedImage.Layer layer, long offset) throws InterruptedException;
}
