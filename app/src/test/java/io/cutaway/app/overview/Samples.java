package io.cutaway.app.overview;

import io.cutaway.app.overview.OverviewSnapshot.Finding;
import io.cutaway.app.overview.OverviewSnapshot.Gauge;
import io.cutaway.app.overview.OverviewSnapshot.HostPath;
import io.cutaway.app.overview.OverviewSnapshot.KernelView;
import io.cutaway.app.overview.OverviewSnapshot.Launch;
import io.cutaway.app.overview.OverviewSnapshot.Namespace;
import io.cutaway.app.overview.OverviewSnapshot.Network;
import io.cutaway.app.overview.OverviewSnapshot.Running;
import io.cutaway.app.overview.OverviewSnapshot.Span;
import io.cutaway.app.overview.OverviewSnapshot.Stratum;
import io.cutaway.app.page.Screen;
import io.cutaway.engine.process.NamespaceKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Containers as large as one likes.
final class Samples {

    private static final long MEGABYTE = 1_000_000;

    private static final List<NamespaceKind> KINDS = List.of(NamespaceKind.values());

    private Samples() {}

    /// One that runs.
    static OverviewSnapshot running(int processes, int layers, int binds) {
        return new OverviewSnapshot(
                "host  ·  Linux 6.18.5",
                true,
                "",
                namespaces(),
                processes(processes),
                "overlay, userxattr",
                layers(layers),
                "151 MB in all",
                List.of(
                        new KernelView("/proc", "own PID namespace", Standing.GOOD),
                        new KernelView("/sys", "read-only", Standing.GOOD),
                        new KernelView("/dev", "own, 7 devices", Standing.GOOD)),
                "8 paths masked, 5 read-only",
                paths(binds),
                List.of(
                        new Gauge("memory", "no limit", "41 MB / 8.2 GB", OptionalDouble.of(0.05)),
                        new Gauge("CPU", "no limit", "0.30 / 2", OptionalDouble.of(0.15)),
                        new Gauge("processes", "no limit", "5", OptionalDouble.empty())),
                "sum over its processes (PSS)",
                Optional.of(new Network("a network of its own", "loopback", Standing.GOOD)),
                List.of(
                        new Finding(Standing.BAD, "/k: writable host path", Screen.Tab.MOUNTS),
                        new Finding(Standing.GOOD, "no new privileges", Screen.Tab.SECURITY)),
                Optional.of(launch(false)));
    }

    /// One that has ended, or never came to life.
    static OverviewSnapshot still(String why, boolean failed) {
        return new OverviewSnapshot(
                "host",
                false,
                why,
                List.of(),
                List.of(),
                "3 layers",
                layers(3),
                "151 MB in all",
                List.of(),
                "",
                paths(1),
                List.of(),
                "",
                Optional.empty(),
                List.of(),
                Optional.of(launch(failed)));
    }

    private static List<Namespace> namespaces() {
        return KINDS.stream()
                .filter(kind -> kind != NamespaceKind.TIME)
                .map(
                        kind ->
                                new Namespace(
                                        kind,
                                        4_026_532_840L + KINDS.indexOf(kind),
                                        kind != NamespaceKind.USER))
                .toList();
    }

    private static List<Running> processes(int count) {
        var all = new ArrayList<Running>();
        all.add(new Running(0, "nginx", "nginx: master process", 1, 48_121));
        IntStream.range(1, count)
                .forEach(
                        i ->
                                all.add(
                                        new Running(
                                                1,
                                                "worker",
                                                "nginx: worker process",
                                                28 + i,
                                                48_149 + i)));
        return all;
    }

    private static List<Stratum> layers(int count) {
        var all = new ArrayList<Stratum>();
        all.add(new Stratum("upper", "upper · writable", "1 file", 12 * MEGABYTE, true));
        IntStream.iterate(count - 1, i -> i > 0, i -> i - 1)
                .forEach(
                        i ->
                                all.add(
                                        new Stratum(
                                                "layer-" + i,
                                                "RUN step " + i,
                                                "4 files",
                                                i * 37L % 11 * MEGABYTE,
                                                false)));
        return all;
    }

    private static List<HostPath> paths(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                i % 4 == 3
                                        ? new HostPath(
                                                "~/d" + i, "/d" + i, "writable", Standing.BAD)
                                        : new HostPath(
                                                "~/s" + i,
                                                "/srv/" + i,
                                                "read-only, nosuid, nodev",
                                                Standing.GOOD))
                .toList();
    }

    private static Launch launch(boolean failed) {
        var spans =
                List.of(
                        new Span(LaunchKind.LAYERS, 900_000),
                        new Span(LaunchKind.NAMESPACES, 600_000),
                        new Span(LaunchKind.LAYERS, 1_500_000));
        return failed
                ? new Launch("Failed at MountOverlay", "mount: EPERM", true, spans)
                : new Launch("Launched in 3.00 ms", "38 operations", false, spans);
    }
}
