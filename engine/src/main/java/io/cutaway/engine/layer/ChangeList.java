package io.cutaway.engine.layer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/// What a container's writable layer changes: the content of `diff`, as podman-diff(1) prints it.
///
/// A directory is listed when its owner, mode or time changed, or when a name in it was added or
/// deleted. The names below a deleted directory aren't listed, those below an added one are.
///
/// @param changes by path
public record ChangeList(List<Change> changes) {

    private static final int UPPER = 0;

    /// One changed path.
    ///
    /// @param kind never [ChangeKind#UNCHANGED]
    /// @param path absolute
    public record Change(ChangeKind kind, String path) {

        /// The letter and the path: `A /etc/new`.
        @Override
        public String toString() {
            var letter =
                    switch (kind) {
                        case ADDED -> "A ";
                        case CHANGED -> "C ";
                        case DELETED -> "D ";
                        case UNCHANGED -> "  ";
                    };
            return letter + path;
        }
    }

    public ChangeList {
        changes = List.copyOf(changes);
    }

    /// Compares an upper directory with the layers it was mounted on.
    ///
    /// @param lowers top first
    public static ChangeList of(LayerDirectory upper, List<LayerDirectory> lowers, LayerFiles files)
            throws IOException {
        var layers = new ArrayList<LayerDirectory>();
        layers.add(upper);
        layers.addAll(lowers);
        var walk = new Walk();
        walk.visit(MergedDirectory.root(layers, files, MergedDirectory.Failures.THROW));
        return new ChangeList(
                walk.changes.entrySet().stream()
                        .map(change -> new Change(change.getValue(), change.getKey()))
                        .toList());
    }

    private static final class Walk {

        private final TreeMap<String, ChangeKind> changes = new TreeMap<>();
        private final Deque<MergedDirectory> waiting = new ArrayDeque<>();

        void visit(MergedDirectory root) throws IOException {
            waiting.push(root);
            while (!waiting.isEmpty()) {
                var directory = waiting.pop();
                for (var name : directory.names()) {
                    compare(directory, name);
                }
            }
        }

        private void compare(MergedDirectory parent, MergedName name) {
            var kind = kind(name);
            if (kind != ChangeKind.UNCHANGED) {
                changes.put(text(name.path()), kind);
            }
            if (kind == ChangeKind.ADDED || kind == ChangeKind.DELETED) {
                noteParent(parent.path());
            }
            if (name.in(UPPER).filter(upper -> upper.facts().isDirectory()).isPresent()) {
                waiting.push(parent.child(name));
            }
        }

        private void noteParent(Path parent) {
            if (!parent.toString().isEmpty()) {
                changes.putIfAbsent(text(parent), ChangeKind.CHANGED);
            }
        }

        private static ChangeKind kind(MergedName name) {
            var before = name.firstVisibleBelow(UPPER);
            var now = name.provider();
            if (before.isEmpty()) {
                return now.isEmpty() ? ChangeKind.UNCHANGED : ChangeKind.ADDED;
            }
            if (now.isEmpty()) {
                return ChangeKind.DELETED;
            }
            return now.get().layer() != UPPER || isSame(now.get(), before.get())
                    ? ChangeKind.UNCHANGED
                    : ChangeKind.CHANGED;
        }

        /// Only directories: a file is in the upper layer because it was opened for writing.
        private static boolean isSame(Occurrence now, Occurrence before) {
            return MergedName.isSameDirectory(now.facts(), before.facts())
                    && now.facts().modified().equals(before.facts().modified());
        }

        private static String text(Path path) {
            return "/" + FileNames.text(path);
        }
    }
}
