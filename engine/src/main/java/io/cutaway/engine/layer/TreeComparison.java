package io.cutaway.engine.layer;

import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.layer.TreeDifferences.Side;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Compares what two stacks of layers merge to, path by path.
///
/// Files of the same layer are the same. Of others, those of equal length are read: nothing is told
/// by a time or a digest that somebody noted. Extended attributes aren't compared.
public final class TreeComparison {

    /// What a part of the list may take as JSON, roughly: well below a message's 1 MiB.
    private static final int MOST_BYTES = 400_000;

    /// Two sides of facts, and the names of the fields.
    private static final int BYTES_OF_EACH = 700;

    /// A character escaped, `\u0007`.
    private static final int BYTES_OF_CHARACTER = 6;

    private final Tree first;
    private final Tree second;
    private final FileComparison files;
    private final List<Difference> differences = new ArrayList<>();
    private final Deque<Iterator<Pair>> waiting = new ArrayDeque<>();
    private int bytes;

    private TreeComparison(Tree first, Tree second, LayerFiles files) {
        this.first = first;
        this.second = second;
        this.files = new FileComparison(files);
    }

    /// One of the two: its layers, and how they are read.
    private record Tree(List<LayerDirectory> layers, LayerFiles files) {

        MergedDirectory root() {
            return MergedDirectory.root(layers, files, MergedDirectory.Failures.THROW);
        }

        Side side(MergedName name) throws IOException {
            var shown = name.provider().orElseThrow();
            var target =
                    shown.facts().type() == FileType.SYMLINK
                            ? Optional.of(files.linkTarget(layer(shown).tree(), name.path()))
                            : Optional.<String>empty();
            return new Side(shown.facts(), target);
        }

        LayerDirectory layer(Occurrence shown) {
            return layers.get(shown.layer());
        }

        FileComparison.Shown shown(MergedName name) throws IOException {
            var layer = layer(name.provider().orElseThrow());
            return new FileComparison.Shown(layer, name.path(), side(name));
        }
    }

    /// A name that at least one of them shows.
    private record Pair(
            Optional<MergedName> before,
            Optional<MergedName> after,
            Optional<MergedDirectory> beforeIn,
            Optional<MergedDirectory> afterIn) {

        String path() {
            return "/" + FileNames.text(before.or(() -> after).orElseThrow().path());
        }

        Optional<MergedDirectory> below(
                Optional<MergedDirectory> parent, Optional<MergedName> name) {
            return name.filter(Pair::isDirectory).map(shown -> parent.orElseThrow().child(shown));
        }

        private static boolean isDirectory(MergedName name) {
            return name.provider().filter(shown -> shown.facts().isDirectory()).isPresent();
        }
    }

    /// Compares two stacks.
    ///
    /// @param first its layers, top first
    /// @param second likewise
    /// @param from [TreeDifferences#next] of the part before; absent for the first part
    /// @throws InterruptedIOException when the thread is interrupted
    public static TreeDifferences compare(
            List<LayerDirectory> first,
            List<LayerDirectory> second,
            LayerFiles files,
            Optional<String> from)
            throws IOException {
        if (first.equals(second)) {
            return new TreeDifferences(List.of(), Optional.empty());
        }
        return new TreeComparison(new Tree(first, files), new Tree(second, files), files)
                .walk(from.map(TreeComparison::names).orElse(List.of()));
    }

    private static List<String> names(String path) {
        return List.of(path.substring(1).split("/"));
    }

    private TreeDifferences walk(List<String> from) throws IOException {
        resume(Optional.of(first.root()), Optional.of(second.root()), from);
        while (!waiting.isEmpty()) {
            var level = waiting.element();
            if (!level.hasNext()) {
                waiting.pop();
                continue;
            }
            if (bytes > MOST_BYTES) {
                return new TreeDifferences(differences, Optional.of(level.next().path()));
            }
            var pair = level.next();
            compare(pair);
            var below = pair.below(pair.beforeIn(), pair.before());
            var belowAfter = pair.below(pair.afterIn(), pair.after());
            waiting.push(pairs(below, belowAfter).values().iterator());
            stopIfInterrupted();
        }
        return new TreeDifferences(differences, Optional.empty());
    }

    private static void stopIfInterrupted() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
    }

    /// Goes down to where the part before ended: what lies before that on each level is left out,
    /// and so are the directories on the way, which were compared already.
    private void resume(
            Optional<MergedDirectory> before, Optional<MergedDirectory> after, List<String> from)
            throws IOException {
        var pairs = pairs(before, after);
        if (from.isEmpty()) {
            waiting.push(pairs.values().iterator());
            return;
        }
        var name = from.getFirst();
        var isLast = from.size() == 1;
        waiting.push(pairs.tailMap(name, isLast).values().iterator());
        var onTheWay = Optional.ofNullable(pairs.get(name));
        if (!isLast && onTheWay.isPresent()) {
            var pair = onTheWay.get();
            resume(
                    pair.below(pair.beforeIn(), pair.before()),
                    pair.below(pair.afterIn(), pair.after()),
                    from.subList(1, from.size()));
        }
    }

    private static NavigableMap<String, Pair> pairs(
            Optional<MergedDirectory> before, Optional<MergedDirectory> after) throws IOException {
        var shownBefore = shown(before);
        var shownAfter = shown(after);
        var pairs = new TreeMap<String, Pair>();
        for (var name : union(shownBefore, shownAfter)) {
            pairs.put(
                    name,
                    new Pair(
                            Optional.ofNullable(shownBefore.get(name)),
                            Optional.ofNullable(shownAfter.get(name)),
                            before,
                            after));
        }
        return pairs;
    }

    private static Iterable<String> union(
            Map<String, MergedName> before, Map<String, MergedName> after) {
        var names = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(names::add);
        return names;
    }

    private static Map<String, MergedName> shown(Optional<MergedDirectory> directory)
            throws IOException {
        var shown = new TreeMap<String, MergedName>();
        if (directory.isPresent()) {
            for (var name : directory.get().names()) {
                if (name.provider().isPresent()) {
                    shown.put(FileNames.text(name.path().getFileName()), name);
                }
            }
        }
        return shown;
    }

    private void compare(Pair pair) throws IOException {
        if (pair.before().isEmpty() || pair.after().isEmpty()) {
            var kind = pair.before().isEmpty() ? ChangeKind.ADDED : ChangeKind.DELETED;
            add(
                    new Difference(
                            kind,
                            pair.path(),
                            side(first, pair.before()),
                            side(second, pair.after()),
                            EnumSet.noneOf(TreeDifferences.Aspect.class)));
            return;
        }
        var before = first.shown(pair.before().get());
        var after = second.shown(pair.after().get());
        var aspects = files.compare(before, after);
        if (!aspects.isEmpty()) {
            add(
                    new Difference(
                            ChangeKind.CHANGED,
                            pair.path(),
                            Optional.of(before.side()),
                            Optional.of(after.side()),
                            aspects));
        }
    }

    private static Optional<Side> side(Tree tree, Optional<MergedName> name) throws IOException {
        return name.isPresent() ? Optional.of(tree.side(name.get())) : Optional.empty();
    }

    private void add(Difference difference) {
        differences.add(difference);
        bytes += BYTES_OF_EACH + BYTES_OF_CHARACTER * length(difference);
    }

    private static int length(Difference difference) {
        return difference.path().length()
                + difference.before().flatMap(Side::linkTarget).map(String::length).orElse(0)
                + difference.after().flatMap(Side::linkTarget).map(String::length).orElse(0);
    }
}
