package io.cutaway.app.container;

import static java.util.stream.Collectors.joining;

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
/// @param beyond what was taken over and has no field; the rest of it is in the fields
record LaunchForm(
        String image,
        String name,
        String command,
        String environment,
        List<Optional<HostBind>> folders,
        NetworkMode network,
        boolean readOnly,
        boolean terminal,
        Optional<ContainerSpec> beyond) {

    LaunchForm {
        folders = List.copyOf(folders);
    }

    /// The form that says the same as `spec`.
    static LaunchForm taken(ContainerSpec spec) {
        return new LaunchForm(
                spec.image(),
                spec.name().map(ContainerName::text).orElse(""),
                ShellWords.join(spec.command()),
                spec.environment().stream().filter(Beyond::isLine).collect(joining("\n")),
                spec.binds().stream().map(Optional::of).toList(),
                spec.network(),
                spec.readOnly(),
                spec.terminal(),
                Optional.of(spec));
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

    /// A terminal is there to be typed into, unless a line says otherwise.
    private boolean isInteractive() {
        return beyond.filter(spec -> spec.terminal() == terminal)
                .map(ContainerSpec::interactive)
                .orElse(terminal);
    }

    private ContainerSpec build() {
        var builder = ContainerSpecBuilder.of(image);
        if (!name.isBlank()) {
            builder.name(name.strip());
        }
        builder.command(ShellWords.split(command));
        environmentEntries().forEach(builder::environment);
        folders.forEach(folder -> folder.ifPresent(builder::bind));
        beyond.ifPresent(spec -> Beyond.add(spec, builder));
        return builder.network(network)
                .readOnly(readOnly)
                .terminal(terminal)
                .interactive(isInteractive())
                .build();
    }
}
