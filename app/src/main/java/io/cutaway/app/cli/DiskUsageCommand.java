package io.cutaway.app.cli;

import io.cutaway.app.text.Quantities;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage.DiskUsage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// Shows what images and containers take on the disk.
@Command(name = "df")
final class DiskUsageCommand implements Callable<Integer> {

    private static final int SHORT = 12;

    private final CommandContext context;

    @Option(names = {"-v", "--verbose"})
    boolean verbose;

    @Option(names = "--json")
    boolean json;

    DiskUsageCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var usage = context.engine().call(new ReadDiskUsage());
        if (json) {
            context.console().json(usage);
        } else if (verbose) {
            images(usage).print(context.console());
        } else {
            var containers = context.engine().call(new ListContainers()).containers();
            summary(usage, containers).print(context.console());
        }
        return 0;
    }

    /// The columns of podman-system-df(1).
    private static Table summary(DiskUsage usage, List<ContainerSummary> containers) {
        var table = new Table("TYPE", "TOTAL", "ACTIVE", "SIZE", "RECLAIMABLE");
        var ofImages = usage.images().stream().map(image -> image.digest()).distinct().count();
        var active =
                usage.images().stream()
                        .filter(image -> image.containers() > 0)
                        .map(image -> image.digest())
                        .distinct()
                        .count();
        table.add(
                "Images",
                Long.toString(ofImages),
                Long.toString(active),
                Quantities.bytes(usage.bytes()),
                share(usage.reclaimable(), usage.bytes()));
        Predicate<ContainerSummary> live = container -> container.state().isLive();
        var written = written(containers, _ -> true);
        table.add(
                "Containers",
                Integer.toString(containers.size()),
                Long.toString(containers.stream().filter(live).count()),
                Quantities.bytes(written),
                share(written(containers, live.negate()), written));
        return table;
    }

    /// What has been counted already: nobody waits for the rest.
    private static long written(
            List<ContainerSummary> containers, Predicate<ContainerSummary> which) {
        return containers.stream()
                .filter(which)
                .mapToLong(container -> container.writtenBytes().orElse(0L))
                .sum();
    }

    private static String share(long part, long whole) {
        var percent = whole == 0 ? 0 : Math.round(100.0 * part / whole);
        return Quantities.bytes(part) + " (" + percent + "%)";
    }

    private static Table images(DiskUsage usage) {
        var table =
                new Table(
                        "REPOSITORY", "TAG", "IMAGE ID", "SIZE", "SHARED", "UNIQUE", "CONTAINERS");
        for (var image : usage.images()) {
            var name = image.name().orElse("<none>:<none>");
            var colon = name.lastIndexOf(':');
            var hex = image.digest().substring(image.digest().indexOf(':') + 1);
            table.add(
                    name.substring(0, colon),
                    name.substring(colon + 1),
                    hex.substring(0, Math.min(SHORT, hex.length())),
                    Quantities.bytes(image.bytes()),
                    Quantities.bytes(image.shared()),
                    Quantities.bytes(image.unique()),
                    Integer.toString(image.containers()));
        }
        return table;
    }
}
