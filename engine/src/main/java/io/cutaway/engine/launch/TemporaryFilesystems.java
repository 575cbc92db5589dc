package io.cutaway.engine.launch;

import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.mount.MountAttribute;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Turns what was asked of a tmpfs into the operation that mounts it.
final class TemporaryFilesystems {

    private TemporaryFilesystems() {}

    /// Mount options go to the mount, the rest to the file system; `nosuid,nodev` unless the
    /// opposite is asked.
    static Operation.Mount mount(TemporaryFilesystem tmpfs) {
        Set<MountAttribute> attributes =
                EnumSet.of(MountAttribute.NO_SET_ID, MountAttribute.NO_DEVICES);
        var options = new ArrayList<String>();
        for (var option : tmpfs.options()) {
            var attribute = MountAttribute.ofOption(option);
            if (attribute.isPresent()) {
                attributes.add(attribute.get());
            } else if (opposite(option).isPresent()) {
                attributes.remove(opposite(option).get());
            } else {
                options.add(option);
            }
        }
        return new Operation.Mount("tmpfs", "tmpfs", tmpfs.target(), attributes, options);
    }

    private static Optional<MountAttribute> opposite(String option) {
        return switch (option) {
            case "rw" -> Optional.of(MountAttribute.READ_ONLY);
            case "suid" -> Optional.of(MountAttribute.NO_SET_ID);
            case "exec" -> Optional.of(MountAttribute.NO_EXECUTE);
            default -> Optional.empty();
        };
    }
}
