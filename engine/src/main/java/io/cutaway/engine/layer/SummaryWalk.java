package io.cutaway.engine.layer;

import io.cutaway.engine.layer.StackSummary.LayerSummary;
import io.cutaway.engine.layer.StackSummary.Unreadable;
import io.cutaway.engine.layer.StackSummary.Waste;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts a stack of layers in one walk through all of them at once, so that what hides a file is
/// known when the file is met, and no list of all files is kept.
final class SummaryWalk {

    private static final int WASTE_SHOWN = 100;

    /// A directory to visit, and for each layer in which it is hidden, the waste that it is part
    /// of.
    private record Visit(MergedDirectory directory, Map<Integer, WasteCount> waste) {}

    private final List<LayerDirectory> layers;
    private final LayerFiles files;
    private final List<Count> counts;
    private final List<WasteCount> waste = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final Deque<Visit> waiting = new ArrayDeque<>();

    SummaryWalk(List<LayerDirectory> layers, LayerFiles files) {
        this.layers = layers;
        this.files = files;
        counts = layers.stream().map(Count::new).toList();
    }

    StackSummary summary() throws IOException {
        waiting.push(new Visit(MergedDirectory.root(layers, files, this::failed), Map.of()));
        while (!waiting.isEmpty()) {
            var visit = waiting.pop();
            for (var name : visit.directory().names()) {
                count(visit, name);
            }
        }
        return new StackSummary(
                counts.stream().map(Count::summary).toList(), largestWaste(), unreadable);
    }

    private void failed(int layer, Path path, IOException cause) {
        var reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        unreadable.add(new Unreadable("/" + FileNames.text(path), layer, reason));
    }

    private List<Waste> largestWaste() {
        return waste.stream()
                .filter(count -> count.bytes > 0)
                .sorted(Comparator.comparingLong((WasteCount count) -> count.bytes).reversed())
                .limit(WASTE_SHOWN)
                .map(WasteCount::waste)
                .toList();
    }

    private void count(Visit visit, MergedName name) {
        var wasteBelow = new HashMap<Integer, WasteCount>();
        for (var found : name.occurrences()) {
            var bytes = counts.get(found.layer()).add(found.facts());
            if (!found.isVisible() && !found.facts().isWhiteout()) {
                var part = wasteOf(visit, name, found);
                if (found.facts().isDirectory()) {
                    wasteBelow.put(found.layer(), part);
                } else {
                    part.add(bytes);
                    counts.get(found.layer()).addWasted(bytes);
                }
            }
        }
        var directory = visit.directory().child(name);
        if (!directory.isNowhere()) {
            waiting.push(new Visit(directory, wasteBelow));
        }
    }

    /// The waste that a hidden file belongs to: that of the directory above it when it is hidden as
    /// well, else one of its own.
    private WasteCount wasteOf(Visit visit, MergedName name, Occurrence found) {
        var above = visit.waste().get(found.layer());
        if (above != null) {
            return above;
        }
        var own = new WasteCount(name.path(), found.layer(), found.hiddenBy().orElseThrow());
        waste.add(own);
        return own;
    }

    private static final class WasteCount {

        private final Path path;
        private final int layer;
        private final int hiddenBy;
        private long files;
        private long bytes;

        WasteCount(Path path, int layer, int hiddenBy) {
            this.path = path;
            this.layer = layer;
            this.hiddenBy = hiddenBy;
        }

        void add(long more) {
            files++;
            bytes += more;
        }

        Waste waste() {
            return new Waste("/" + FileNames.text(path), layer, hiddenBy, files, bytes);
        }
    }

    private static final class Count {

        private final LayerDirectory layer;
        private final Set<Long> linked = new HashSet<>();
        private long files;
        private long directories;
        private long whiteouts;
        private long bytes;
        private long wastedFiles;
        private long wastedBytes;

        Count(LayerDirectory layer) {
            this.layer = layer;
        }

        /// The bytes that are new: none for a further name of an inode that was counted.
        long add(FileFacts facts) {
            if (facts.isDirectory()) {
                directories++;
                return 0;
            }
            if (facts.isWhiteout()) {
                whiteouts++;
                return 0;
            }
            files++;
            var isNew = facts.links() < 2 || linked.add(facts.inode());
            var added = isNew ? facts.bytes() : 0;
            bytes += added;
            return added;
        }

        void addWasted(long more) {
            wastedFiles++;
            wastedBytes += more;
        }

        LayerSummary summary() {
            return new LayerSummary(
                    layer, files, directories, whiteouts, bytes, wastedFiles, wastedBytes);
        }
    }
}
