package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.image.ImageConfig.Member;
import io.cutaway.engine.protocol.ImageUpkeepRequest.SettingsChanges;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.helper.launch.ProcessDefaults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a commit says about running its image: what the image below said, then how the container
/// was run, as podman-commit(1) has it, then what was asked for.
final class ConfigChanges {

    private final SettingsChanges changes;

    /// @throws ProblemException [InvalidRequest]
    ConfigChanges(SettingsChanges changes) {
        for (var entry : changes.environment()) {
            require("environment", entry, entry.indexOf('=') > 0 && entry.indexOf('\0') < 0);
        }
        changes.workingDirectory()
                .ifPresent(path -> require("workingDirectory", path, path.startsWith("/")));
        changes.exposedPorts()
                .forEach(
                        port ->
                                require(
                                        "exposedPorts",
                                        port,
                                        port.matches("[0-9]{1,5}(-[0-9]{1,5})?/(tcp|udp|sctp)")));
        this.changes = changes;
    }

    private static void require(String field, String text, boolean isRight) {
        if (!isRight) {
            throw new ProblemException(new InvalidRequest(field, text));
        }
    }

    ImageConfig of(ImageConfig below, ContainerSpec spec) {
        var labels = new TreeMap<>(below.labels());
        labels.putAll(changes.labels());
        return new ImageConfig(
                changes.user().or(spec::user).or(below::user),
                with(below.exposedPorts(), changes.exposedPorts()),
                ProcessDefaults.merged(
                        ProcessDefaults.merged(below.env(), spec.environment()),
                        changes.environment()),
                changes.entrypoint().or(spec::entrypoint).orElse(below.entrypoint()),
                changes.command().orElseGet(() -> command(below, spec)),
                with(below.volumes(), changes.volumes()),
                changes.workingDirectory().or(spec::workingDirectory).or(below::workingDir),
                labels,
                changes.stopSignal().or(below::stopSignal));
    }

    /// An entry point that was asked for removed the image's command.
    private static List<String> command(ImageConfig below, ContainerSpec spec) {
        var asked = Optional.of(spec.command()).filter(c -> !c.isEmpty());
        return asked.orElse(spec.entrypoint().isPresent() ? List.of() : below.cmd());
    }

    private static Map<String, Member> with(Map<String, Member> members, List<String> more) {
        var all = new TreeMap<>(members);
        more.forEach(name -> all.put(name, new Member()));
        return all;
    }
}
