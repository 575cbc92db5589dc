package io.cutaway.engine.layer;

import java.util.List;
import java.util.OptionalInt;

/// Every layer in which a path has lived, top first.
///
/// @param path absolute, in the text of [LayerEntry#path]
public record PathLife(String path, List<Appearance> appearances) {

    /// What became of a path in one layer.
    public enum State {
        /// It is what the merged tree shows.
        VISIBLE,
        /// A directory that is part of the one shown.
        MERGED,
        /// A layer above has another one.
        HIDDEN,
        /// A layer above deleted it.
        DELETED,
        /// This layer has a whiteout: it deletes the path of the layers below.
        WHITEOUT
    }

    /// The path in one layer.
    ///
    /// @param layer its place in [LayerExplorer#layers]
    /// @param by the layer above that hid or deleted it
    public record Appearance(int layer, FileFacts facts, State state, OptionalInt by) {}

    public PathLife {
        appearances = List.copyOf(appearances);
    }

    static PathLife of(String path, MergedName name) {
        return new PathLife(
                path,
                name.occurrences().stream()
                        .map(
                                found ->
                                        new Appearance(
                                                found.layer(),
                                                found.facts(),
                                                state(name, found),
                                                found.hiddenBy()))
                        .toList());
    }

    private static State state(MergedName name, Occurrence found) {
        if (found.facts().isWhiteout()) {
            return State.WHITEOUT;
        }
        if (found.isVisible()) {
            var shown = name.provider().filter(found::equals).isPresent();
            return shown ? State.VISIBLE : State.MERGED;
        }
        return name.provider().isEmpty() || isCoveredByWhiteout(name, found)
                ? State.DELETED
                : State.HIDDEN;
    }

    private static boolean isCoveredByWhiteout(MergedName name, Occurrence found) {
        return name.in(found.hiddenBy().orElseThrow())
                .filter(cover -> cover.facts().isWhiteout())
                .isPresent();
    }
}
