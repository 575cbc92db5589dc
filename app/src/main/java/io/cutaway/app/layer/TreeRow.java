package io.cutaway.app.layer;

import io.cutaway.engine.layer.LayerEntry;

/// A visible line of the merged tree.
///
/// @param depth how far it stands to the right
/// @param isOpen whether the lines of a directory's content follow
record TreeRow(LayerEntry entry, int depth, boolean isOpen) {

    /// A deleted path may have a new one beside it.
    Object id() {
        return entry.path() + (entry.isDeleted() ? "\0deleted" : "");
    }

    boolean isDirectory() {
        return entry.facts().isDirectory() && !entry.isDeleted();
    }
}
