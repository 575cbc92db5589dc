package io.cutaway.engine.layer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Where a path of the merged tree leads, when links are followed and none leads out of it, as
/// openat2(2) does it with `RESOLVE_IN_ROOT`.
public sealed interface MergedPath {

    /// Links that are followed at most (path_resolution(7)).
    int LINKS_MAX = 40;

    /// It leads to the root.
    record Root() implements MergedPath {}

    /// It leads to an entry, which is no link.
    record Found(LayerEntry entry) implements MergedPath {}

    /// It leads nowhere.
    ///
    /// @param error the errno's name: `ENOENT`, `ENOTDIR` or `ELOOP`
    /// @param at the path where it ended
    record Nowhere(String error, String at) implements MergedPath {}

    /// Follows `path`.
    ///
    /// @param path absolute
    static MergedPath follow(LayerExplorer tree, String path) throws IOException {
        return new Walk(tree, path).go();
    }

    /// The way so far and the way that is left.
    final class Walk {

        private final LayerExplorer tree;
        private final Deque<String> left = new ArrayDeque<>();
        private final List<LayerEntry> way = new ArrayList<>();
        private int links;

        private Walk(LayerExplorer tree, String path) {
            this.tree = tree;
            prepend(path);
        }

        private void prepend(String path) {
            var names = List.of(path.split("/"));
            names.reversed().forEach(left::push);
        }

        private MergedPath go() throws IOException {
            while (!left.isEmpty()) {
                var error = step(left.pop());
                if (error.isPresent()) {
                    return error.get();
                }
            }
            return way.isEmpty() ? new Root() : new Found(way.getLast());
        }

        private Optional<MergedPath> step(String name) throws IOException {
            if (name.isEmpty() || name.equals(".")) {
                return Optional.empty();
            }
            if (!way.isEmpty() && !way.getLast().facts().isDirectory()) {
                return Optional.of(new Nowhere("ENOTDIR", way.getLast().path()));
            }
            if (name.equals("..")) {
                if (!way.isEmpty()) {
                    way.removeLast();
                }
                return Optional.empty();
            }
            return enter((way.isEmpty() ? "" : way.getLast().path()) + "/" + name);
        }

        private Optional<MergedPath> enter(String path) throws IOException {
            var entry = find(path).filter(e -> !e.isDeleted());
            if (entry.isEmpty()) {
                return Optional.of(new Nowhere("ENOENT", path));
            }
            var target = entry.get().linkTarget();
            if (target.isEmpty()) {
                way.add(entry.get());
                return Optional.empty();
            }
            links++;
            if (links > LINKS_MAX) {
                return Optional.of(new Nowhere("ELOOP", path));
            }
            if (target.get().startsWith("/")) {
                way.clear();
            }
            prepend(target.get());
            return Optional.empty();
        }

        private Optional<LayerEntry> find(String path) throws IOException {
            try {
                return tree.find(path);
            } catch (NoSuchFileException _) {
                // It went away between two looks.
                return Optional.empty();
            }
        }
    }
}
