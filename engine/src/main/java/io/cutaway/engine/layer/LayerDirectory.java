package io.cutaway.engine.layer;

import java.nio.file.Path;

/// One layer's tree on disk.
///
/// @param id the layer's diff ID, or [#UPPER] for a container's writable one
/// @param tree its root
public record LayerDirectory(String id, Path tree) {

    /// The id of the writable layer.
    public static final String UPPER = "upper";

    public LayerDirectory {
        tree = tree.toAbsolutePath();
    }
}
