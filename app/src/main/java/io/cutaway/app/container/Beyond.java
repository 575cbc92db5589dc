package io.cutaway.app.container;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.shell.ShellWords;

import java.util.ArrayList;
import java.util.List;

/// What a container is asked to be beyond the fields of the launch form. A line or a bundle that
/// was taken over can say it.
final class Beyond {

    private Beyond() {}

    static void add(ContainerSpec spec, ContainerSpecBuilder builder) {
        spec.entrypoint().ifPresent(builder::entrypoint);
        spec.workingDirectory().ifPresent(builder::workingDirectory);
        spec.user().ifPresent(builder::user);
        spec.hostname().ifPresent(builder::hostname);
        spec.environment().stream().filter(entry -> !isLine(entry)).forEach(builder::environment);
        spec.temporaryFilesystems().forEach(builder::temporaryFilesystem);
        builder.capabilities(spec.capabilitiesAdded(), spec.capabilitiesDropped());
        builder.limits(spec.limits()).autoRemove(spec.autoRemove());
    }

    /// Whether an entry of the environment can be a line of the field, which is stripped.
    static boolean isLine(String entry) {
        return entry.equals(entry.strip()) && entry.lines().count() == 1;
    }

    /// The same as flags of `cutaway run`, quoted for a shell.
    static List<String> flags(ContainerSpec spec) {
        var flags = new ArrayList<String>();
        if (spec.autoRemove()) {
            flags.add("--rm");
        }
        spec.entrypoint().ifPresent(words -> add(flags, "--entrypoint", entrypoint(words)));
        spec.workingDirectory().ifPresent(path -> add(flags, "-w", path));
        spec.user().ifPresent(user -> add(flags, "-u", user));
        spec.hostname().ifPresent(name -> add(flags, "-h", name));
        spec.temporaryFilesystems().forEach(t -> add(flags, "--tmpfs", tmpfs(t)));
        spec.capabilitiesAdded().forEach(name -> add(flags, "--cap-add", name));
        spec.capabilitiesDropped().forEach(name -> add(flags, "--cap-drop", name));
        spec.limits().forEach(limit -> add(flags, "--ulimit", limit(limit)));
        return flags;
    }

    private static void add(List<String> flags, String flag, String value) {
        flags.add(flag + " " + ShellWords.quote(value));
    }

    private static String entrypoint(List<String> words) {
        return switch (words.size()) {
            case 0 -> "";
            case 1 -> words.getFirst();
            default -> Json.MAPPER.writeValueAsString(words);
        };
    }

    private static String tmpfs(TemporaryFilesystem tmpfs) {
        return tmpfs.options().isEmpty()
                ? tmpfs.target()
                : tmpfs.target() + ":" + String.join(",", tmpfs.options());
    }

    private static String limit(ResourceLimit limit) {
        return "%s=%d:%d".formatted(limit.name(), limit.soft(), limit.hard());
    }
}
