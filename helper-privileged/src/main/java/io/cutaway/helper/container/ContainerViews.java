package io.cutaway.helper.container;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;

import java.util.stream.Collectors;

/// What clients are shown of containers.
public final class ContainerViews {

    private final Containers containers;
    private final WrittenBytes written;

    public ContainerViews(Containers containers, WrittenBytes written) {
        this.containers = containers;
        this.written = written;
    }

    public ListContainers.Containers list() {
        var all = containers.all();
        written.keep(all.stream().map(Container::id).collect(Collectors.toSet()));
        return new ListContainers.Containers(all.stream().map(this::summary).toList());
    }

    public InspectContainer.Details details(Container container) {
        var record = container.record();
        var launch = container.launch();
        return new InspectContainer.Details(
                summary(container),
                record.spec(),
                record.imageDigest(),
                record.layers().stream().map(Digest::toString).toList(),
                record.ids(),
                launch.map(LaunchRecord::plan),
                launch.map(LaunchRecord::report));
    }

    private ContainerSummary summary(Container container) {
        var record = container.record();
        return new ContainerSummary(
                record.id(),
                record.name(),
                record.spec().image(),
                record.process().arguments(),
                record.created(),
                container.state(),
                written.of(container));
    }
}
