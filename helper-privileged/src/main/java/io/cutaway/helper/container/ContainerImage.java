package io.cutaway.helper.container;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageConfig;

import java.util.List;
import java.util.function.Supplier;

/// What a container needs to know of an image.
///
/// @param digest of the manifest
/// @param layers diff IDs, top first
public record ContainerImage(Digest digest, List<Digest> layers, ImageConfig config) {

    public ContainerImage {
        layers = List.copyOf(layers);
    }

    /// Finds an image of the store.
    public interface Lookup {

        /// The image that a person means.
        ///
        /// @param text a name, or the start of a digest
        ContainerImage find(String text);

        /// Does something while no image that it finds can be deleted.
        default <T> T keeping(Supplier<T> work) {
            return work.get();
        }
    }
}
