package io.cutaway.app.container;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.shell.ShellWords;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The `cutaway run` that does what the launch form does, to be pasted into a terminal.
final class CommandLine {

    private static final int WIDTH = 64;

    private CommandLine() {}

    /// Broken into lines as a shell continues them.
    static String of(ContainerSpec spec) {
        var parts = new ArrayList<String>();
        parts.add("cutaway run " + streams(spec));
        spec.name().ifPresent(name -> parts.add("--name " + name));
        if (spec.readOnly()) {
            parts.add("--read-only");
        }
        if (spec.network() != NetworkMode.PRIVATE) {
            parts.add("--network " + spec.network().name().toLowerCase(Locale.ROOT));
        }
        parts.addAll(Beyond.flags(spec));
        spec.environment().forEach(entry -> parts.add("-e " + ShellWords.quote(entry)));
        spec.binds().forEach(bind -> parts.add("-v " + ShellWords.quote(volume(bind))));
        parts.add(ShellWords.quote(spec.image()));
        spec.command().forEach(word -> parts.add(ShellWords.quote(word)));
        return wrap(parts);
    }

    private static String streams(ContainerSpec spec) {
        if (spec.terminal()) {
            return spec.interactive() ? "-it" : "-t";
        }
        return spec.interactive() ? "-i" : "-d";
    }

    private static String volume(HostBind bind) {
        var options =
                Arrays.stream(MountAttribute.values())
                        .flatMap(attribute -> word(attribute, bind.attributes()).stream())
                        .collect(Collectors.joining(","));
        return bind.source() + ":" + bind.target() + (options.isEmpty() ? "" : ":" + options);
    }

    /// `nosuid` and `nodev` hold unless their opposites are there.
    private static Optional<String> word(MountAttribute attribute, Set<MountAttribute> asked) {
        if (asked.contains(attribute)) {
            return Optional.of(attribute.option());
        }
        return switch (attribute) {
            case NO_SET_ID, NO_DEVICES -> Optional.of(attribute.option().substring("no".length()));
            case READ_ONLY, NO_EXECUTE -> Optional.empty();
        };
    }

    private static String wrap(List<String> parts) {
        var text = new StringBuilder(parts.getFirst());
        var column = text.length();
        for (var part : parts.subList(1, parts.size())) {
            if (column + part.length() > WIDTH) {
                text.append(" \\\n   ");
                column = 3;
            }
            text.append(' ').append(part);
            column += part.length() + 1;
        }
        return text.toString();
    }
}
