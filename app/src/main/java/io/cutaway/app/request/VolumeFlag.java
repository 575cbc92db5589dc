package io.cutaway.app.request;

import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.mount.MountAttribute;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The value of `-v`: `SOURCE:TARGET[:OPTION,…]` as podman-run(1) has it.
///
/// @param isLabelled whether SELinux labels were asked for by `z` or `Z`
record VolumeFlag(HostBind bind, boolean isLabelled) {

    private static final List<String> LABELS = List.of("z", "Z");

    /// `nosuid` and `nodev` hold unless their opposites are asked for.
    static VolumeFlag parse(String value) {
        var parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(RequestMessage.VOLUME_FORM.text(value));
        }
        var options = parts.length == 3 ? List.of(parts[2].split(",", -1)) : List.<String>of();
        var attributes = EnumSet.of(MountAttribute.NO_SET_ID, MountAttribute.NO_DEVICES);
        options.stream().filter(o -> !LABELS.contains(o)).forEach(o -> apply(o, attributes));
        return new VolumeFlag(
                new HostBind(source(parts[0]), parts[1], attributes),
                options.stream().anyMatch(LABELS::contains));
    }

    /// A bare word would be a named volume, and there are none.
    private static String source(String text) {
        if (!text.startsWith("/") && !text.startsWith(".")) {
            throw new IllegalArgumentException(RequestMessage.VOLUME_NAMED.text(text));
        }
        return Path.of(text).toAbsolutePath().normalize().toString();
    }

    private static void apply(String option, Set<MountAttribute> attributes) {
        var asked = MountAttribute.ofOption(option);
        var opposite = MountAttribute.ofOption(option.equals("rw") ? "ro" : "no" + option);
        if (asked.isPresent()) {
            attributes.add(asked.get());
        } else if (opposite.isPresent()) {
            attributes.remove(opposite.get());
        } else if (!option.equals("rbind")) {
            throw new IllegalArgumentException(RequestMessage.VOLUME_OPTION.text(option));
        }
    }
}
