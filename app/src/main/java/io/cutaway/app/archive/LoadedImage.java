package io.cutaway.app.archive;

import java.util.List;

/// An image that was loaded.
///
/// @param names as they were given to it; may be empty
/// @param digest of its manifest
/// @param id digest of its configuration
/// @param runnable whether it is for this computer's kind of machine
/// @param skippedDevices device nodes in its layers, which are never made
/// @param squashedOwners entries whose owner a single-id map can't express
public record LoadedImage(
        List<String> names,
        String digest,
        String id,
        boolean runnable,
        long skippedDevices,
        long squashedOwners) {}
