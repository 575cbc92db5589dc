package io.cutaway.app.request;

import io.cutaway.engine.container.ContainerSpec;

import java.util.List;

/// What a bundle asks for.
///
/// @param left fields that were not taken over, as paths in the configuration
public record ReadBundle(ContainerSpec spec, List<String> left) {

    public ReadBundle {
        left = List.copyOf(left);
    }
}
