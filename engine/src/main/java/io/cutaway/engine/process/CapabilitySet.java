package io.cutaway.engine.process;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A set of capabilities as the kernel keeps it: one bit for each number. Bits of capabilities
/// newer than [Capability] knows are kept.
public record CapabilitySet(long mask) {

    private static final int HEXADECIMAL = 16;

    public static final CapabilitySet NONE = new CapabilitySet(0);

    /// Every capability there is a name for.
    public static final CapabilitySet ALL = of(Capability.values());

    /// What a container's root gets when nothing else is asked for: the eleven that podman gives.
    public static final CapabilitySet CONTAINER_DEFAULT =
            of(
                    Capability.CHOWN,
                    Capability.DAC_OVERRIDE,
                    Capability.FOWNER,
                    Capability.FSETID,
                    Capability.KILL,
                    Capability.NET_BIND_SERVICE,
                    Capability.SETFCAP,
                    Capability.SETGID,
                    Capability.SETPCAP,
                    Capability.SETUID,
                    Capability.SYS_CHROOT);

    public static CapabilitySet of(Capability... capabilities) {
        var mask = 0L;
        for (var capability : capabilities) {
            mask |= 1L << capability.number();
        }
        return new CapabilitySet(mask);
    }

    /// The sixteen digits of a `Cap...` line of `/proc/PID/status`.
    ///
    /// @throws ProcessFormatException when they aren't hexadecimal
    public static CapabilitySet ofHexadecimal(String digits) {
        return new CapabilitySet(Numbers.toUnsigned("status", digits, HEXADECIMAL));
    }

    /// What `--cap-add` and `--cap-drop` take: one name, in any case, with or without `CAP_`, or
    /// `ALL`. Empty when there is no such capability.
    public static Optional<CapabilitySet> named(String name) {
        return name.equalsIgnoreCase("ALL")
                ? Optional.of(ALL)
                : Capability.named(name).map(CapabilitySet::of);
    }

    public boolean contains(Capability capability) {
        return (mask & 1L << capability.number()) != 0;
    }

    public boolean isEmpty() {
        return mask == 0;
    }

    public CapabilitySet plus(CapabilitySet more) {
        return new CapabilitySet(mask | more.mask);
    }

    public CapabilitySet minus(CapabilitySet less) {
        return new CapabilitySet(mask & ~less.mask);
    }

    /// Those with a name, by number.
    public List<Capability> capabilities() {
        return Arrays.stream(Capability.values()).filter(this::contains).toList();
    }

    /// The full names by number; one without a name is its number, as capsh(1) prints it.
    public List<String> names() {
        var names = new ArrayList<String>();
        capabilities().forEach(capability -> names.add(capability.fullName()));
        for (var number = Capability.values().length; number < Long.SIZE; number++) {
            if ((mask & 1L << number) != 0) {
                names.add(Integer.toString(number));
            }
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return names().stream().collect(joining(",", "{", "}"));
    }
}
