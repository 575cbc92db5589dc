package io.cutaway.engine.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One name of a directory as a stack of layers shows it. Layers are given by their place in
/// [LayerExplorer#layers], 0 being the top, since an image may have the same layer twice.
///
/// @param path absolute; bytes that aren't UTF-8 are written `\xNN`
/// @param name the last part of the path
/// @param facts of what is shown; of a deleted one, of what was shown before
/// @param linkTarget of a symbolic link
/// @param layer the layer that provides it; of a deleted one, the one that did
/// @param kind how it differs from the layers below that one
/// @param deletedBy the layer whose whiteout, opaque directory or other file removed it
/// @param mergedLayers of a directory: all layers that are part of it, top first
/// @param hides the copies in lower layers that can't be seen, and still take space; of a deleted
///   one, all copies
public record LayerEntry(
        String path,
        String name,
        FileFacts facts,
        Optional<String> linkTarget,
        int layer,
        ChangeKind kind,
        OptionalInt deletedBy,
        List<Integer> mergedLayers,
        List<HiddenCopy> hides) {

    /// A copy of the same path in a lower layer.
    public record HiddenCopy(int layer, FileFacts facts) {}

    public LayerEntry {
        mergedLayers = List.copyOf(mergedLayers);
        hides = List.copyOf(hides);
    }

    /// Whether the merged tree doesn't have it.
    public boolean isDeleted() {
        return kind == ChangeKind.DELETED;
    }

    /// The bytes that the hidden copies hold.
    public long hiddenBytes() {
        return hides.stream().mapToLong(copy -> copy.facts().bytes()).sum();
    }
}
