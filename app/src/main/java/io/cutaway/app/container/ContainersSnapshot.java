package io.cutaway.app.container;

import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;

import java.util.List;
import java.util.Locale;

/// All containers at one moment.
record ContainersSnapshot(List<ContainerSummary> containers) {

    static final ContainersSnapshot EMPTY = new ContainersSnapshot(List.of());

    ContainersSnapshot {
        containers = List.copyOf(containers);
    }

    int count(StateFilter filter) {
        return (int) containers.stream().filter(c -> filter.shows(c.state())).count();
    }

    /// Those that a filter and a search text leave, newest first.
    List<ContainerSummary> matching(StateFilter filter, String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return containers.reversed().stream()
                .filter(container -> filter.shows(container.state()))
                .filter(container -> contains(container, wanted))
                .toList();
    }

    private static boolean contains(ContainerSummary container, String wanted) {
        return container.name().text().toLowerCase(Locale.ROOT).contains(wanted)
                || container.id().hex().startsWith(wanted)
                || container.image().toLowerCase(Locale.ROOT).contains(wanted)
                || String.join(" ", container.command()).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
