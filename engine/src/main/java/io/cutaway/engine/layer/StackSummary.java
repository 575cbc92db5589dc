package io.cutaway.engine.layer;

import java.util.List;

/// What a stack of layers holds, and what of it nobody can see.
///
/// @param layers in the order of [LayerExplorer#layers]
/// @param waste the hidden and deleted paths that hold most bytes, the largest first; a directory
///   counts with all below it
/// @param unreadable what couldn't be read, and is in no number
public record StackSummary(
        List<LayerSummary> layers, List<Waste> waste, List<Unreadable> unreadable) {

    /// One layer. A file with several names counts once in bytes.
    ///
    /// @param files everything but directories and whiteouts
    /// @param directories without the root
    /// @param whiteouts names it deletes
    /// @param bytes what its files hold
    /// @param wastedFiles files that layers above replace or delete
    /// @param wastedBytes what those hold
    public record LayerSummary(
            LayerDirectory layer,
            long files,
            long directories,
            long whiteouts,
            long bytes,
            long wastedFiles,
            long wastedBytes) {}

    /// A path that a layer above replaces or deletes.
    ///
    /// @param path absolute
    /// @param layer whose bytes these are
    /// @param hiddenBy the layer above
    /// @param files one, or those below a directory
    public record Waste(String path, int layer, int hiddenBy, long files, long bytes) {}

    /// A path that couldn't be read.
    public record Unreadable(String path, int layer, String reason) {}

    public StackSummary {
        layers = List.copyOf(layers);
        waste = List.copyOf(waste);
        unreadable = List.copyOf(unreadable);
    }

    /// The bytes of all layers.
    public long bytes() {
        return layers.stream().mapToLong(LayerSummary::bytes).sum();
    }

    /// Those of them that nobody can see.
    public long wastedBytes() {
        return layers.stream().mapToLong(LayerSummary::wastedBytes).sum();
    }
}
