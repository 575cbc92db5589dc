package io.cutaway.engine.mount;

import java.util.Collection;
import java.util.Optional;

/// An attribute of a mount as mount_setattr(2) sets it, with the flag of mount(2) that means the
/// same.
public enum MountAttribute {
    READ_ONLY("ro", 0x1, 1),
    NO_SET_ID("nosuid", 0x2, 2),
    NO_DEVICES("nodev", 0x4, 4),
    NO_EXECUTE("noexec", 0x8, 8);

    private final String option;
    private final long attribute;
    private final long flag;

    MountAttribute(String option, long attribute, long flag) {
        this.option = option;
        this.attribute = attribute;
        this.flag = flag;
    }

    /// The word for it in a list of mount options, as in mount(8).
    public String option() {
        return option;
    }

    /// The attribute that `option` names, if any.
    public static Optional<MountAttribute> ofOption(String option) {
        for (var attribute : values()) {
            if (attribute.option.equals(option)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    /// The `MOUNT_ATTR_*` bits of linux/mount.h.
    public static long attributeBits(Collection<MountAttribute> attributes) {
        return attributes.stream().mapToLong(a -> a.attribute).reduce(0, (a, b) -> a | b);
    }

    /// The `MS_*` bits of sys/mount.h.
    public static long flagBits(Collection<MountAttribute> attributes) {
        return attributes.stream().mapToLong(a -> a.flag).reduce(0, (a, b) -> a | b);
    }
}
