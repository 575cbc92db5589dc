package io.cutaway.engine.layer;

import java.util.BitSet;
import java.util.OptionalInt;

/// One path in one layer, and which layers above hide it.
///
/// @param layer its layer, 0 being the top
/// @param facts of its inode, which may be a whiteout
/// @param covers the layers above that hide it: by a whiteout or a file here or at a parent, by an
///   opaque directory, or by a directory where this is a file. Not changed after construction.
record Occurrence(int layer, FileFacts facts, BitSet covers) {

    /// Whether it can be seen in the merged tree, alone or as a part of a merged directory.
    boolean isVisible() {
        return covers.isEmpty();
    }

    /// Whether it could be seen if the layers up to `top` were taken away.
    boolean isVisibleBelow(int top) {
        return layer > top && !facts.isWhiteout() && covers.nextSetBit(top + 1) < 0;
    }

    /// The nearest layer above that hides it: the one that did so when the image was made.
    OptionalInt hiddenBy() {
        return covers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(covers.length() - 1);
    }
}
