package io.cutaway.app.request;

import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.protocol.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.core.JacksonException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The flags that say what a container shall be, the same for `run`, `create` and `plan`.
public final class ContainerFlags {

    @Option(names = {"-i", "--interactive"})
    boolean interactive;

    @Option(names = {"-t", "--tty"})
    boolean terminal;

    @Option(names = "--rm")
    boolean remove;

    @Option(names = "--name", paramLabel = "NAME")
    @Nullable String name;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME[=VALUE]")
    List<String> environment = new ArrayList<>();

    @Option(names = "--env-file", paramLabel = "FILE")
    List<String> environmentFiles = new ArrayList<>();

    @Option(
            names = {"-w", "--workdir"},
            paramLabel = "DIR")
    @Nullable String workingDirectory;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER[:GROUP]")
    @Nullable String user;

    @Option(
            names = {"-v", "--volume"},
            paramLabel = "SOURCE:TARGET[:OPTIONS]")
    List<String> volumes = new ArrayList<>();

    @Option(
            names = {"-h", "--hostname"},
            paramLabel = "NAME")
    @Nullable String hostname;

    @Option(names = "--read-only")
    boolean readOnly;

    @Option(names = "--tmpfs", paramLabel = "TARGET[:OPTIONS]")
    List<String> temporaryFilesystems = new ArrayList<>();

    @Option(names = "--cap-add", split = ",", paramLabel = "CAPABILITY")
    List<String> capabilitiesAdded = new ArrayList<>();

    @Option(names = "--cap-drop", split = ",", paramLabel = "CAPABILITY")
    List<String> capabilitiesDropped = new ArrayList<>();

    @Option(
            names = {"--network", "--net"},
            paramLabel = "none|host|private")
    String network = "private";

    @Option(names = "--entrypoint", paramLabel = "COMMAND")
    @Nullable String entrypoint;

    @Option(names = "--ulimit", paramLabel = "NAME=SOFT[:HARD]")
    List<String> limits = new ArrayList<>();

    @Parameters(index = "0", paramLabel = "IMAGE")
    String image = "";

    @Parameters(index = "1..*", paramLabel = "COMMAND", arity = "0..*")
    List<String> command = new ArrayList<>();

    /// What they say, all together.
    ///
    /// @param caller the caller's environment
    public ContainerSpec spec(Map<String, String> caller) {
        var spec =
                ContainerSpecBuilder.of(image)
                        .command(command)
                        .terminal(terminal)
                        .interactive(interactive)
                        .autoRemove(remove)
                        .readOnly(readOnly)
                        .capabilities(capabilitiesAdded, capabilitiesDropped)
                        .limits(limits.stream().map(LimitFlag::parse).toList())
                        .network(network());
        addNames(spec);
        new EnvironmentFlags(caller)
                .entries(environmentFiles, environment)
                .forEach(spec::environment);
        temporaryFilesystems.forEach(t -> spec.temporaryFilesystem(temporaryFilesystem(t)));
        volumes.forEach(volume -> spec.bind(VolumeFlag.parse(volume).bind()));
        return spec.build();
    }

    private void addNames(ContainerSpecBuilder spec) {
        Optional.ofNullable(name).ifPresent(text -> spec.name(checkedName(text)));
        Optional.ofNullable(hostname).ifPresent(spec::hostname);
        Optional.ofNullable(workingDirectory).ifPresent(spec::workingDirectory);
        Optional.ofNullable(user).ifPresent(spec::user);
        Optional.ofNullable(entrypoint).ifPresent(text -> spec.entrypoint(entrypoint(text)));
    }

    private static String checkedName(String text) {
        if (!ContainerName.isName(text)) {
            throw new IllegalArgumentException(RequestMessage.NAME_FORM.text(text));
        }
        return text;
    }

    /// One program, or a JSON array of it and its arguments; nothing removes the image's.
    private static List<String> entrypoint(String text) {
        if (!text.startsWith("[")) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        try {
            return List.of(Json.MAPPER.readValue(text, String[].class));
        } catch (JacksonException _) {
            throw new IllegalArgumentException(RequestMessage.ENTRYPOINT_FORM.text(text));
        }
    }

    private NetworkMode network() {
        return switch (network) {
            case "none", "host", "private" -> NetworkMode.valueOf(network.toUpperCase(Locale.ROOT));
            default ->
                    throw new IllegalArgumentException(
                            RequestMessage.NO_SUCH_NETWORK.text(network));
        };
    }

    private static TemporaryFilesystem temporaryFilesystem(String text) {
        var colon = text.indexOf(':');
        return colon < 0
                ? new TemporaryFilesystem(text, List.of())
                : new TemporaryFilesystem(
                        text.substring(0, colon),
                        List.of(text.substring(colon + 1).split(",", -1)));
    }

    /// Volumes for which SELinux labels were asked.
    public List<String> labelled() {
        return volumes.stream()
                .map(VolumeFlag::parse)
                .filter(VolumeFlag::isLabelled)
                .map(volume -> volume.bind().source())
                .toList();
    }
}
