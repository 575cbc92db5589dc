package io.cutaway.app.layer;

import io.cutaway.engine.layer.LayerEntry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The part of a merged tree that was looked at: directories are loaded when they are opened, and
/// listed as lines with their depth, so that a table shows any number of them.
final class MergedTree {

    static final String ROOT = "/";

    private final Map<String, List<LayerEntry>> loaded = new HashMap<>();
    private final Set<String> open = new HashSet<>(Set.of(ROOT));

    boolean isOpen(String path) {
        return open.contains(path);
    }

    void open(String path) {
        open.add(path);
    }

    void close(String path) {
        open.remove(path);
    }

    /// The directories whose content is on screen.
    Set<String> opened() {
        return Set.copyOf(open);
    }

    void load(String path, List<LayerEntry> entries) {
        loaded.put(
                path,
                entries.stream()
                        .sorted(
                                Comparator.comparing(MergedTree::isFile)
                                        .thenComparing(LayerEntry::name))
                        .toList());
    }

    private static boolean isFile(LayerEntry entry) {
        return !entry.facts().isDirectory();
    }

    /// The lines from top to bottom.
    List<TreeRow> rows() {
        var rows = new ArrayList<TreeRow>();
        var waiting = new ArrayDeque<TreeRow>();
        push(waiting, ROOT, 0);
        while (!waiting.isEmpty()) {
            var row = waiting.pop();
            rows.add(row);
            if (row.isOpen()) {
                push(waiting, row.entry().path(), row.depth() + 1);
            }
        }
        return rows;
    }

    private void push(ArrayDeque<TreeRow> waiting, String path, int depth) {
        for (var entry : loaded.getOrDefault(path, List.of()).reversed()) {
            var isOpen = entry.facts().isDirectory() && !entry.isDeleted() && isOpen(entry.path());
            waiting.push(new TreeRow(entry, depth, isOpen));
        }
    }
}
