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
import java.util.stream.Collectors;

/// The `cutaway run` that does what the launch form does, to be pasted into a terminal.
final class CommandLine {

    private static final int WIDTH = 64;

    private CommandLine() {}

    /// Broken into lines as a shell continues them.
    static String of(ContainerSpec spec) {
        var parts = new ArrayList<String>();
        parts.add("cutaway run " + (spec.terminal() ? "-it" : "-d"));
        spec.name().ifPresent(name -> parts.add("--name " + name));
        if (spec.readOnly()) {
            parts.add("--read-only");
        }
        if (spec.network() != NetworkMode.PRIVATE) {
            parts.add("--network " + spec.network().name().toLowerCase(Locale.ROOT));
        }
        spec.environment().forEach(entry -> parts.add("-e " + ShellWords.quote(entry)));
        spec.binds().forEach(bind -> parts.add("-v " + ShellWords.quote(volume(bind))));
        parts.add(ShellWords.quote(spec.image()));
        spec.command().forEach(word -> parts.add(ShellWords.quote(word)));
        return wrap(parts);
    }

    private static String volume(HostBind bind) {
        var options =
                Arrays.stream(MountAttribute.values())
                        .filter(bind.attributes()::contains)
                        .map(MountAttribute::option)
                        .collect(Collectors.joining(","));
        return bind.source() + ":" + bind.target() + (options.isEmpty() ? "" : ":" + options);
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
