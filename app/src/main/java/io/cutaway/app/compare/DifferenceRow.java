package io.cutaway.app.compare;

import io.cutaway.engine.layer.TreeDifferences.Difference;

import java.util.Optional;

/// A line of the tree of differences.
///
/// @param depth how far it stands to the right
/// @param difference absent for a directory that only has some below it
/// @param below what differs below it
/// @param hasBelow whether a line can be opened
record DifferenceRow(
        String path,
        String name,
        int depth,
        Optional<Difference> difference,
        Tally below,
        boolean hasBelow,
        boolean isOpen) {}
