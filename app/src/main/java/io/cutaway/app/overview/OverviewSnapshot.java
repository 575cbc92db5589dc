package io.cutaway.app.overview;

import io.cutaway.app.page.Screen;
import io.cutaway.engine.process.NamespaceKind;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is true of a container at one moment, as the drawing shows it.
///
/// @param host the computer, in a line
/// @param isLive whether it has processes
/// @param stillness why it has none, and how it ended; empty when it has
/// @param root the root file system in a line
/// @param foot a line below the layers
/// @param hidden what is hidden in the kernel's views; empty when nothing is
/// @param measure where the resources' numbers come from; empty when there are none
record OverviewSnapshot(
        String host,
        boolean isLive,
        String stillness,
        List<Namespace> namespaces,
        List<Running> processes,
        String root,
        List<Stratum> layers,
        String foot,
        List<KernelView> views,
        String hidden,
        List<HostPath> paths,
        List<Gauge> gauges,
        String measure,
        Optional<Network> network,
        List<Finding> findings,
        Optional<Launch> launch) {

    OverviewSnapshot {
        namespaces = List.copyOf(namespaces);
        processes = List.copyOf(processes);
        layers = List.copyOf(layers);
        views = List.copyOf(views);
        paths = List.copyOf(paths);
        gauges = List.copyOf(gauges);
        findings = List.copyOf(findings);
    }

    /// @param isOwn whether the container has one of its own
    record Namespace(NamespaceKind kind, long inode, boolean isOwn) {}

    /// A line of the process tree.
    ///
    /// @param depth how far it stands to the right
    /// @param name the command's: siblings that have the same are alike
    /// @param line with arguments
    record Running(int depth, String name, String line, int pidInside, int pidOutside) {}

    /// A layer.
    ///
    /// @param made what made it, in the words of its image
    /// @param holds files, and what is hidden of them
    record Stratum(String id, String made, String holds, long bytes, boolean isWritable) {}

    /// A file system in which the kernel shows itself.
    record KernelView(String path, String words, Standing standing) {}

    /// A directory or file of the host that is seen inside.
    ///
    /// @param words how it is mounted
    record HostPath(String source, String target, String words, Standing standing) {}

    /// Something that is used.
    ///
    /// @param note what the limit is, or that there is none
    /// @param share of the limit or of the computer, from 0 to 1
    record Gauge(String label, String note, String value, OptionalDouble share) {}

    /// Which network it sees.
    record Network(String words, String note, Standing standing) {}

    /// What there is to say about how well it is held in.
    record Finding(Standing standing, String words, Screen.Tab door) {}

    /// Its last launch.
    ///
    /// @param words how long it took, or where it failed
    /// @param spans what the time went to, in order
    record Launch(String words, String note, boolean failed, List<Span> spans) {
        Launch {
            spans = List.copyOf(spans);
        }
    }

    /// A part of a launch.
    record Span(LaunchKind kind, long nanos) {}
}
