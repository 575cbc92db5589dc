package io.cutaway.engine.layer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one tree shows and another doesn't, or shows otherwise: a part of the list, in the order of
/// a walk that goes into each directory before it goes on, names by their text.
///
/// @param differences paths that differ
/// @param next where the next part begins, to be handed to the next comparison as it is; absent
///   when this is the last one
public record TreeDifferences(List<Difference> differences, Optional<String> next) {

    /// One path.
    ///
    /// @param kind [ChangeKind#ADDED] when only the second tree shows it, [ChangeKind#DELETED] when
    ///   only the first does, or [ChangeKind#CHANGED]
    /// @param path absolute, in the text of [LayerEntry#path]
    /// @param before in the first tree
    /// @param after in the second tree
    /// @param aspects of a changed path: what about it differs
    public record Difference(
            ChangeKind kind,
            String path,
            Optional<Side> before,
            Optional<Side> after,
            Set<Aspect> aspects) {

        public Difference {
            aspects = Set.copyOf(aspects);
        }

        /// Whether either side is a directory.
        public boolean isDirectory() {
            return before.filter(side -> side.facts().isDirectory()).isPresent()
                    || after.filter(side -> side.facts().isDirectory()).isPresent();
        }
    }

    /// A path in one of the trees.
    public record Side(FileFacts facts, Optional<String> linkTarget) {}

    /// What can differ between two files of one path. Times are none of it: the same file unpacked
    /// from two layers has two.
    public enum Aspect {
        /// Another kind of file; nothing else is compared then.
        TYPE,
        MODE,
        OWNER,
        /// Another length, so other content, too.
        SIZE,
        /// The same length and other bytes, which were read.
        CONTENT,
        LINK_TARGET,
        /// Another device behind a device node.
        DEVICE
    }

    public TreeDifferences {
        differences = List.copyOf(differences);
    }
}
