package io.cutaway.engine.export;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.shell.ShellWords;

import java.util.ArrayList;
import java.util.List;

/// What was asked as a `podman run` line, with the flags that undo what podman does by itself and
/// Cutaway does not.
final class PodmanExport {

    private final ContainerSpec spec;
    private final List<String> words = new ArrayList<>(List.of("podman run"));

    private PodmanExport(ContainerSpec spec) {
        this.spec = spec;
    }

    static Exported of(ContainerSpec spec, LaunchPlan plan) {
        var facts = new PlanFacts(plan);
        var export = new PodmanExport(spec);
        export.addSwitches();
        export.addHidden(facts);
        export.addDropped(facts);
        export.addWords();
        export.addMounts();
        if (facts.isIdMapped()) {
            export.addMap("--uidmap", facts.the(MapIds.class).ids().users());
            export.addMap("--gidmap", facts.the(MapIds.class).ids().groups());
        }
        export.addProgram();
        return new Exported(
                ExportFormat.PODMAN,
                String.join(" \\\n    ", export.words) + "\n",
                warnings(spec, facts));
    }

    private static List<ExportWarning> warnings(ContainerSpec spec, PlanFacts facts) {
        var warnings = new ArrayList<ExportWarning>();
        warnings.add(ExportWarning.of(ExportWarning.Code.IMAGE_NEEDED, spec.image()));
        warnings.add(ExportWarning.of(ExportWarning.Code.FILTER_OF_TOOL));
        if (spec.network() == NetworkMode.NONE) {
            warnings.add(ExportWarning.of(ExportWarning.Code.LOOPBACK_UP));
        }
        warnings.addAll(PodmanDefaults.lostLimits(spec));
        if (PodmanDefaults.isOrdinary(facts) && !spec.capabilitiesAdded().isEmpty()) {
            var names = String.join(", ", spec.capabilitiesAdded());
            warnings.add(ExportWarning.of(ExportWarning.Code.CAPABILITIES_HELD, names));
        }
        warnings.addAll(PodmanDefaults.unmapped(spec, facts));
        return warnings;
    }

    private void addSwitches() {
        add(spec.autoRemove(), "--rm");
        add(spec.interactive(), "--interactive");
        add(spec.terminal(), "--tty");
        words.add("--security-opt no-new-privileges");
        // podman mounts tmpfs on some folders of a read-only root.
        add(spec.readOnly(), "--read-only --read-only-tmpfs=false");
        words.add("--network " + (spec.network() == NetworkMode.HOST ? "host" : "none"));
        words.add("--unsetenv container");
        add(!spec.terminal(), "--unsetenv TERM");
    }

    private void addHidden(PlanFacts facts) {
        var more = PodmanDefaults.notHidden(facts);
        if (!more.isEmpty()) {
            add("--security-opt", "mask=" + String.join(":", more));
        }
    }

    /// A podman without a configuration gives more.
    private void addDropped(PlanFacts facts) {
        PodmanDefaults.more(facts).capabilities().forEach(c -> add("--cap-drop", c.name()));
    }

    private void addWords() {
        spec.name().ifPresent(name -> add("--name", name.text()));
        spec.hostname().ifPresent(name -> add("--hostname", name));
        spec.user().ifPresent(user -> add("--user", user));
        spec.workingDirectory().ifPresent(path -> add("--workdir", path));
        spec.environment().forEach(entry -> add("--env", entry));
        spec.capabilitiesAdded().forEach(name -> add("--cap-add", name));
        spec.capabilitiesDropped().forEach(name -> add("--cap-drop", name));
        addLimits();
        spec.entrypoint().ifPresent(arguments -> add("--entrypoint", entrypoint(arguments)));
    }

    /// Without a word podman sets two limits as high as can be; Cutaway leaves them as they are.
    private void addLimits() {
        var limits = PodmanDefaults.limits(spec);
        add(limits.isEmpty(), "--ulimit host");
        limits.forEach(limit -> add("--ulimit", limit));
    }

    /// One program, or a JSON array.
    private static String entrypoint(List<String> arguments) {
        return switch (arguments.size()) {
            case 0 -> "";
            case 1 -> arguments.getFirst();
            default -> Json.MAPPER.writeValueAsString(arguments);
        };
    }

    private void addMounts() {
        spec.temporaryFilesystems().forEach(tmpfs -> add("--tmpfs", tmpfs(tmpfs)));
        spec.binds().forEach(bind -> add("--volume", volume(bind)));
    }

    /// podman forbids execution and copies the image's files unless it is told not to.
    private static String tmpfs(TemporaryFilesystem tmpfs) {
        var options = new ArrayList<>(tmpfs.options());
        if (!options.contains(MountAttribute.NO_EXECUTE.option()) && !options.contains("exec")) {
            options.add("exec");
        }
        options.add("notmpcopyup");
        return tmpfs.target() + ":" + String.join(",", options);
    }

    /// `nosuid` and `nodev` hold unless their opposites are asked for.
    private static String volume(HostBind bind) {
        var options = new ArrayList<String>();
        for (var attribute : MountAttribute.values()) {
            var isSet = bind.attributes().contains(attribute);
            switch (attribute) {
                case READ_ONLY, NO_EXECUTE -> {
                    if (isSet) {
                        options.add(attribute.option());
                    }
                }
                case NO_SET_ID, NO_DEVICES -> {
                    if (!isSet) {
                        options.add(attribute.option().substring("no".length()));
                    }
                }
            }
        }
        options.add("rbind");
        return bind.source() + ":" + bind.target() + ":" + String.join(",", options);
    }

    private void addMap(String flag, IdMap ids) {
        ids.ranges()
                .forEach(
                        range ->
                                add(
                                        flag,
                                        "%d:%d:%d"
                                                .formatted(
                                                        range.inside(),
                                                        range.outside(),
                                                        range.count())));
    }

    private void addProgram() {
        words.add(ShellWords.quote(spec.image()));
        if (!spec.command().isEmpty()) {
            words.add(ShellWords.join(spec.command()));
        }
    }

    private void add(boolean isSaid, String flag) {
        if (isSaid) {
            words.add(flag);
        }
    }

    private void add(String flag, String value) {
        words.add(flag + " " + ShellWords.quote(value));
    }
}
