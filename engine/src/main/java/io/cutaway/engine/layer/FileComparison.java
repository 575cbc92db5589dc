package io.cutaway.engine.layer;

import io.cutaway.engine.layer.TreeDifferences.Aspect;
import io.cutaway.engine.layer.TreeDifferences.Side;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// Finds out what differs between two files that two trees show at the same path.
final class FileComparison {

    private static final int BUFFER = 128 << 10;

    private final LayerFiles files;
    private final ByteBuffer one = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer other = ByteBuffer.allocate(BUFFER);

    FileComparison(LayerFiles files) {
        this.files = files;
    }

    /// A file and the layer that it comes from.
    record Shown(LayerDirectory layer, Path path, Side side) {

        FileFacts facts() {
            return side.facts();
        }
    }

    Set<Aspect> compare(Shown before, Shown after) throws IOException {
        var aspects = EnumSet.noneOf(Aspect.class);
        if (before.layer().equals(after.layer())) {
            return aspects;
        }
        var facts = before.facts();
        var then = after.facts();
        if (facts.type() != then.type()) {
            aspects.add(Aspect.TYPE);
            return aspects;
        }
        note(aspects, Aspect.MODE, facts.permissions() != then.permissions());
        note(aspects, Aspect.OWNER, facts.uid() != then.uid() || facts.gid() != then.gid());
        switch (facts.type()) {
            case FILE -> content(before, after, aspects);
            case SYMLINK ->
                    note(
                            aspects,
                            Aspect.LINK_TARGET,
                            !before.side().linkTarget().equals(after.side().linkTarget()));
            case CHARACTER_DEVICE, BLOCK_DEVICE ->
                    note(aspects, Aspect.DEVICE, facts.device() != then.device());
            case DIRECTORY, FIFO, SOCKET -> {}
        }
        return aspects;
    }

    private static void note(Set<Aspect> aspects, Aspect aspect, boolean differs) {
        if (differs) {
            aspects.add(aspect);
        }
    }

    private void content(Shown before, Shown after, Set<Aspect> aspects) throws IOException {
        if (before.facts().size() != after.facts().size()) {
            aspects.add(Aspect.SIZE);
        } else if (before.facts().size() > 0 && !isSame(before, after)) {
            aspects.add(Aspect.CONTENT);
        }
    }

    private boolean isSame(Shown before, Shown after) throws IOException {
        try (var left = files.open(before.layer().tree(), before.path());
                var right = files.open(after.layer().tree(), after.path())) {
            int read;
            do {
                read = fill(left, one);
                if (read != fill(right, other) || !one.equals(other)) {
                    return false;
                }
            } while (read == BUFFER);
            return true;
        }
    }

    /// Reads until the buffer is full or the file ends.
    private static int fill(ReadableByteChannel file, ByteBuffer buffer) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining() && file.read(buffer) >= 0) {
            // A read may give less than was asked for.
        }
        buffer.flip();
        return buffer.limit();
    }
}
