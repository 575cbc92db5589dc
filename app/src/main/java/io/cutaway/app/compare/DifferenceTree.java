package io.cutaway.app.compare;

import io.cutaway.engine.layer.TreeDifferences.Difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Differences as a tree: each path below the directories that it is in. Not changed once it is
/// made.
final class DifferenceTree {

    /// As many lines can be looked through; more are closed at first.
    private static final int OPEN_AT_FIRST = 200;

    private final Branch root = new Branch("", "");
    private int size;

    /// A path that differs, or has some below it that do.
    private static final class Branch {

        private final String path;
        private final String name;
        private final TreeMap<String, Branch> children = new TreeMap<>();
        private Optional<Difference> difference = Optional.empty();
        private Tally below = Tally.NOTHING;

        Branch(String path, String name) {
            this.path = path;
            this.name = name;
        }
    }

    private DifferenceTree() {}

    static DifferenceTree of(List<Difference> differences, DifferenceFilter filter) {
        var tree = new DifferenceTree();
        differences.stream().filter(filter::matches).forEach(tree::add);
        return tree;
    }

    private void add(Difference difference) {
        var tally = Tally.of(difference);
        var branch = root;
        for (var name : difference.path().substring(1).split("/")) {
            branch.below = branch.below.plus(tally);
            branch = child(branch, name);
        }
        branch.difference = Optional.of(difference);
    }

    private Branch child(Branch parent, String name) {
        return parent.children.computeIfAbsent(
                name,
                _ -> {
                    size++;
                    return new Branch(parent.path + "/" + name, name);
                });
    }

    /// The lines from top to bottom. A small tree is open at first, a large one is closed.
    ///
    /// @param toggled paths that are otherwise than at first
    List<DifferenceRow> rows(Set<String> toggled) {
        var isOpenAtFirst = size <= OPEN_AT_FIRST;
        var rows = new ArrayList<DifferenceRow>();
        Deque<Line> waiting = new ArrayDeque<>();
        push(waiting, root, 0);
        while (!waiting.isEmpty()) {
            var line = waiting.pop();
            var branch = line.branch();
            var hasBelow = !branch.children.isEmpty();
            var isOpen = hasBelow && isOpenAtFirst != toggled.contains(branch.path);
            rows.add(
                    new DifferenceRow(
                            branch.path,
                            branch.name,
                            line.depth(),
                            branch.difference,
                            branch.below,
                            hasBelow,
                            isOpen));
            if (isOpen) {
                push(waiting, branch, line.depth() + 1);
            }
        }
        return rows;
    }

    private record Line(Branch branch, int depth) {}

    private static void push(Deque<Line> waiting, Branch parent, int depth) {
        parent.children
                .descendingMap()
                .values()
                .forEach(child -> waiting.push(new Line(child, depth)));
    }
}
