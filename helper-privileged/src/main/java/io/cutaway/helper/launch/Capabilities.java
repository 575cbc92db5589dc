package io.cutaway.helper.launch;

import io.cutaway.engine.process.Capability;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.protocol.Problem.NoSuchCapability;
import io.cutaway.engine.protocol.ProblemException;

import java.util.List;

/// The capabilities of a container's root, as they were asked for.
public final class Capabilities {

    private Capabilities() {}

    /// The default ones with `added` and then without `dropped`, as a mask by number. `ALL` is
    /// dropped first, so that those that are added stay: podman-run(1), `--cap-drop`.
    ///
    /// @throws ProblemException [NoSuchCapability]
    public static long mask(List<String> added, List<String> dropped) {
        var dropsAll = dropped.stream().anyMatch(Capabilities::isAll);
        long mask = dropsAll ? 0 : CapabilitySet.CONTAINER_DEFAULT.mask();
        for (var name : added) {
            mask |= named(name).mask();
        }
        for (var name : dropped) {
            mask &= isAll(name) ? mask : ~named(name).mask();
        }
        return mask;
    }

    private static boolean isAll(String name) {
        return name.equalsIgnoreCase("ALL");
    }

    private static CapabilitySet named(String name) {
        if (isAll(name)) {
            return CapabilitySet.ALL;
        }
        return Capability.named(name)
                .map(CapabilitySet::of)
                .orElseThrow(() -> new ProblemException(new NoSuchCapability(name)));
    }
}
