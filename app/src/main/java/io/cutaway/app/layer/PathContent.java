package io.cutaway.app.layer;

import io.cutaway.app.page.TreeContent;
import io.cutaway.app.page.TreeContent.Branch;
import io.cutaway.app.page.TreeContent.Look;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.LayerEntry;

import java.util.List;
import java.util.function.Consumer;

/// A name of the merged tree, in the colour of what happened to it; a deleted one is struck
/// through.
final class PathContent {

    private PathContent() {}

    static TreeContent<TreeRow> create(Consumer<TreeRow> toggle) {
        return new TreeContent<>(PathContent::look, toggle);
    }

    private static Look look(TreeRow row) {
        var branch =
                row.isDirectory() ? (row.isOpen() ? Branch.OPEN : Branch.CLOSED) : Branch.NOTHING;
        var colour = colour(row.entry());
        var styles =
                row.entry().isDeleted() ? List.of(colour, StyleClasses.STRUCK) : List.of(colour);
        return new Look(row.depth(), branch, StrangersText.of(text(row.entry())), styles);
    }

    private static String text(LayerEntry entry) {
        return entry.linkTarget().map(target -> entry.name() + " → " + target).orElse(entry.name());
    }

    private static String colour(LayerEntry entry) {
        return switch (entry.kind()) {
            case ADDED -> StyleClasses.GOOD;
            case CHANGED -> StyleClasses.WARNING;
            case DELETED -> StyleClasses.BAD;
            case UNCHANGED -> StyleClasses.QUIET;
        };
    }
}
