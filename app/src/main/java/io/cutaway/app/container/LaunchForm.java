package io.cutaway.app.container;

import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.shell.ShellWords;

import java.util.List;
import java.util.Optional;

/// What the launch form says at one moment.
///
/// @param environment a `NAME=value` a line
record LaunchForm(
        String image,
        String name,
        String command,
        String environment,
        List<Optional<HostBind>> folders,
        NetworkMode network,
        boolean readOnly,
        boolean terminal) {

    LaunchForm {
        folders = List.copyOf(folders);
    }

    boolean isNameValid() {
        return name.isBlank() || ContainerName.isName(name.strip());
    }

    boolean isEnvironmentValid() {
        return environmentEntries().stream().allMatch(entry -> entry.indexOf('=') > 0);
    }

    private List<String> environmentEntries() {
        return environment.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// As the engine takes it; empty while something is missing or wrong.
    Optional<ContainerSpec> spec() {
        if (image.isBlank() || folders.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        try {
            return Optional.of(build());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private ContainerSpec build() {
        var builder = ContainerSpecBuilder.of(image);
        if (!name.isBlank()) {
            builder.name(name.strip());
        }
        builder.command(ShellWords.split(command));
        environmentEntries().forEach(builder::environment);
        folders.forEach(folder -> folder.ifPresent(builder::bind));
        return builder.network(network)
                .readOnly(readOnly)
                .terminal(terminal)
                .interactive(terminal)
                .build();
    }
}
