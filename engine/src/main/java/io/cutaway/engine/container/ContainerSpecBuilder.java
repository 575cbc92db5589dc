package io.cutaway.engine.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what a form or a command line says, one thing at a time, into a [ContainerSpec].
public final class ContainerSpecBuilder {

    private final String image;
    private Optional<ContainerName> name = Optional.empty();
    private Optional<List<String>> entrypoint = Optional.empty();
    private List<String> command = List.of();
    private final List<String> environment = new ArrayList<>();
    private Optional<String> workingDirectory = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> hostname = Optional.empty();
    private boolean readOnly;
    private final List<TemporaryFilesystem> temporaryFilesystems = new ArrayList<>();
    private final List<HostBind> binds = new ArrayList<>();
    private List<String> capabilitiesAdded = List.of();
    private List<String> capabilitiesDropped = List.of();
    private List<ResourceLimit> limits = List.of();
    private NetworkMode network = NetworkMode.PRIVATE;
    private boolean terminal;
    private boolean interactive;
    private boolean autoRemove;

    private ContainerSpecBuilder(String image) {
        this.image = image;
    }

    public static ContainerSpecBuilder of(String image) {
        return new ContainerSpecBuilder(image);
    }

    public ContainerSpecBuilder name(String text) {
        name = Optional.of(new ContainerName(text));
        return this;
    }

    public ContainerSpecBuilder entrypoint(List<String> arguments) {
        entrypoint = Optional.of(arguments);
        return this;
    }

    public ContainerSpecBuilder command(List<String> arguments) {
        command = arguments;
        return this;
    }

    public ContainerSpecBuilder environment(String entry) {
        environment.add(entry);
        return this;
    }

    public ContainerSpecBuilder workingDirectory(String path) {
        workingDirectory = Optional.of(path);
        return this;
    }

    public ContainerSpecBuilder user(String text) {
        user = Optional.of(text);
        return this;
    }

    public ContainerSpecBuilder hostname(String text) {
        hostname = Optional.of(text);
        return this;
    }

    public ContainerSpecBuilder readOnly(boolean value) {
        readOnly = value;
        return this;
    }

    public ContainerSpecBuilder temporaryFilesystem(TemporaryFilesystem mount) {
        temporaryFilesystems.add(mount);
        return this;
    }

    public ContainerSpecBuilder bind(HostBind bind) {
        binds.add(bind);
        return this;
    }

    public ContainerSpecBuilder capabilities(List<String> added, List<String> dropped) {
        capabilitiesAdded = added;
        capabilitiesDropped = dropped;
        return this;
    }

    public ContainerSpecBuilder limits(List<ResourceLimit> values) {
        limits = values;
        return this;
    }

    public ContainerSpecBuilder network(NetworkMode mode) {
        network = mode;
        return this;
    }

    public ContainerSpecBuilder terminal(boolean value) {
        terminal = value;
        return this;
    }

    public ContainerSpecBuilder interactive(boolean value) {
        interactive = value;
        return this;
    }

    public ContainerSpecBuilder autoRemove(boolean value) {
        autoRemove = value;
        return this;
    }

    public ContainerSpec build() {
        return new ContainerSpec(
                image,
                name,
                entrypoint,
                command,
                environment,
                workingDirectory,
                user,
                hostname,
                readOnly,
                temporaryFilesystems,
                binds,
                capabilitiesAdded,
                capabilitiesDropped,
                limits,
                network,
                terminal,
                interactive,
                autoRemove);
    }
}
