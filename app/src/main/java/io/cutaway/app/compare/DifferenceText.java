package io.cutaway.app.compare;

import static io.cutaway.app.compare.CompareMessage.*;

import io.cutaway.app.text.Message;
import io.cutaway.app.text.StrangersText;
import io.cutaway.engine.layer.FileFacts;
import io.cutaway.engine.layer.FileType;
import io.cutaway.engine.layer.TreeDifferences.Aspect;
import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.layer.TreeDifferences.Side;

import java.util.ArrayList;
import java.util.EnumSet;

/// What differs, in words.
final class DifferenceText {

    private DifferenceText() {}

    /// Of a line: what became of its path, and of a directory also what is below it.
    static String of(DifferenceRow row) {
        var parts = new ArrayList<String>();
        row.difference().ifPresent(difference -> parts.add(of(difference)));
        if (row.hasBelow() && isOneSided(row)) {
            parts.add(WITH_BELOW.text(row.below().paths()));
        } else if (row.hasBelow()) {
            parts.add(below(row.below()));
        }
        return String.join("  ·  ", parts);
    }

    /// What is below a directory that only one image has is so, too.
    private static boolean isOneSided(DifferenceRow row) {
        return row.difference()
                .filter(d -> d.before().isEmpty() || d.after().isEmpty())
                .isPresent();
    }

    private static String below(Tally below) {
        var parts = new ArrayList<String>();
        if (below.added() > 0) {
            parts.add(BELOW_ADDED.text(below.added()));
        }
        if (below.removed() > 0) {
            parts.add(BELOW_REMOVED.text(below.removed()));
        }
        if (below.changed() > 0) {
            parts.add(BELOW_CHANGED.text(below.changed()));
        }
        return String.join(", ", parts);
    }

    static String of(Difference difference) {
        return switch (difference.kind()) {
            case ADDED -> ADDED.text();
            case DELETED -> REMOVED.text();
            case CHANGED -> changed(difference);
            case UNCHANGED -> "";
        };
    }

    private static String changed(Difference difference) {
        var before = difference.before().orElseThrow();
        var after = difference.after().orElseThrow();
        var words = new ArrayList<String>();
        var aspects = EnumSet.noneOf(Aspect.class);
        aspects.addAll(difference.aspects());
        for (var aspect : aspects) {
            words.add(aspect(aspect, before, after));
        }
        return String.join(", ", words);
    }

    private static String aspect(Aspect aspect, Side before, Side after) {
        var facts = before.facts();
        var then = after.facts();
        return switch (aspect) {
            case TYPE -> TYPE.text(type(facts.type()).text(), type(then.type()).text());
            case MODE -> MODE.text(facts.permissionText(), then.permissionText());
            case OWNER -> OWNER.text(owner(facts), owner(then));
            case SIZE -> SIZE.text();
            case CONTENT -> CONTENT.text();
            case LINK_TARGET -> LINK.text(target(before), target(after));
            case DEVICE -> DEVICE.text();
        };
    }

    private static String target(Side side) {
        return StrangersText.of(side.linkTarget().orElse(""));
    }

    private static String owner(FileFacts facts) {
        return facts.uid() + ":" + facts.gid();
    }

    private static Message type(FileType type) {
        return switch (type) {
            case FILE -> TYPE_FILE;
            case DIRECTORY -> TYPE_DIRECTORY;
            case SYMLINK -> TYPE_LINK;
            case CHARACTER_DEVICE, BLOCK_DEVICE -> TYPE_DEVICE;
            case FIFO -> TYPE_FIFO;
            case SOCKET -> TYPE_SOCKET;
        };
    }
}
