package io.cutaway.engine.layer;

import io.cutaway.engine.layer.MergedDirectory.Failures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The summary of a container's layers, asked for again and again. Lower layers don't change, so
/// all of them are walked again only after the upper one has changed. For one thread.
public final class SummaryWatch {

    /// @param stamp of the upper layer before the walk
    private record Seen(long stamp, StackSummary summary) {}

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final LayerFiles files;
    private Optional<Seen> seen = Optional.empty();

    /// @param files how the upper layer is looked at
    public SummaryWatch(LayerFiles files) {
        this.files = files;
    }

    /// What the layers hold now.
    ///
    /// @param explorer always of the same layers, of which the first alone is written to
    public StackSummary of(LayerExplorer explorer) throws IOException {
        var stamp = stamp(explorer.layers().getFirst());
        if (seen.filter(last -> last.stamp() == stamp).isEmpty()) {
            seen = Optional.of(new Seen(stamp, explorer.summary()));
        }
        return seen.orElseThrow().summary();
    }

    /// A number that is another one, but for a chance in billions, when a name, size, inode or time
    /// in the tree is another one. What can't be read is left out: the summary tells of it.
    private long stamp(LayerDirectory tree) throws IOException {
        Failures leftOut = (int _, Path _, IOException _) -> {};
        var waiting = new ArrayDeque<MergedDirectory>();
        waiting.push(MergedDirectory.root(List.of(tree), files, leftOut));
        long stamp = 0;
        while (!waiting.isEmpty()) {
            var directory = waiting.pop();
            for (var name : directory.names()) {
                for (var found : name.occurrences()) {
                    stamp = (stamp ^ name.path().hashCode()) * MIX;
                    stamp = (stamp ^ found.facts().hashCode()) * MIX;
                }
                var child = directory.child(name);
                if (!child.isNowhere()) {
                    waiting.push(child);
                }
            }
        }
        return stamp;
    }
}
