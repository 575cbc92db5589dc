package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.OverviewSnapshot.Gauge;
import io.cutaway.app.overview.OverviewSnapshot.Network;
import io.cutaway.app.text.Quantities;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.resource.Resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a container uses, and which network it sees.
final class UseFacts {

    private static final double THOUSAND = 1000;

    private UseFacts() {}

    static List<Gauge> gauges(OverviewFacts facts) {
        var gauges = new ArrayList<Gauge>();
        facts.resources()
                .ifPresent(
                        used -> {
                            gauges.add(memory(used));
                            gauges.add(processor(used));
                            gauges.add(processes(used));
                        });
        facts.details()
                .summary()
                .writtenBytes()
                .ifPresent(
                        bytes ->
                                gauges.add(
                                        new Gauge(
                                                DISK.text(),
                                                NO_LIMIT.text(),
                                                Quantities.bytes(bytes),
                                                OptionalDouble.empty())));
        return gauges;
    }

    private static Gauge memory(Resources used) {
        var most = used.memoryLimit().orElse(used.machineMemory());
        return new Gauge(
                MEMORY.text(),
                used.memoryLimit().isPresent() ? "" : NO_LIMIT.text(),
                OF.text(Quantities.bytes(used.memoryBytes()), Quantities.bytes(most)),
                OptionalDouble.of(used.memoryBytes() / (double) Math.max(1, most)));
    }

    private static Gauge processor(Resources used) {
        var most = used.cpuLimit().orElse((long) (used.processors() * THOUSAND));
        var now = used.cpuThousandths().orElse(0);
        return new Gauge(
                CPU.text(),
                used.cpuLimit().isPresent() ? "" : NO_LIMIT.text(),
                OF.text(
                        used.cpuThousandths().isPresent() ? processors(now) : UNKNOWN.text(),
                        processors(most)),
                OptionalDouble.of(now / (double) Math.max(1, most)));
    }

    private static String processors(long thousandths) {
        return thousandths % THOUSAND == 0
                ? String.valueOf((long) (thousandths / THOUSAND))
                : String.format(Locale.ROOT, "%.2f", thousandths / THOUSAND);
    }

    private static Gauge processes(Resources used) {
        var limit = used.processLimit();
        return limit.isPresent()
                ? new Gauge(
                        PROCESS_COUNT.text(),
                        "",
                        OF.text(
                                String.valueOf(used.processes()),
                                String.valueOf(limit.getAsLong())),
                        OptionalDouble.of(
                                used.processes() / (double) Math.max(1, limit.getAsLong())))
                : new Gauge(
                        PROCESS_COUNT.text(),
                        NO_LIMIT.text(),
                        String.valueOf(used.processes()),
                        OptionalDouble.empty());
    }

    /// Where the numbers come from.
    static String measure(OverviewFacts facts) {
        return facts.resources()
                .map(
                        used ->
                                switch (used.measure()) {
                                    case CGROUP -> MEASURE_CGROUP.text();
                                    case PROPORTIONAL -> MEASURE_PROPORTIONAL.text();
                                    case RESIDENT -> MEASURE_RESIDENT.text();
                                })
                .orElse("");
    }

    /// As the kernel has it; as it was asked for when nothing runs.
    static Network network(OverviewFacts facts) {
        var asked = facts.details().spec().network();
        var own = facts.hasOwn(NamespaceKind.NET).orElse(asked != NetworkMode.HOST);
        if (!own) {
            return new Network(NETWORK_HOST.text(), NETWORK_HOST_NOTE.text(), Standing.WARNING);
        }
        return asked == NetworkMode.NONE
                ? new Network(NETWORK_NONE.text(), NETWORK_NONE_NOTE.text(), Standing.GOOD)
                : new Network(NETWORK_OWN.text(), NETWORK_OWN_NOTE.text(), Standing.GOOD);
    }
}
