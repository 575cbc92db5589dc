package io.cutaway.helper.launch;

import io.cutaway.engine.process.Capability;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.protocol.Problem.NoSuchCapability;
import io.cutaway.engine.protocol.ProblemException;

import java.util.List;

/// The capabilities of a container's root, as they were asked for.
public final class Capabilities {

    private Capabilities() {}

    /// The default ones with `added` and then without `dropped`, as a mask by number.
    ///
    /// @throws ProblemException [NoSuchCapability]
    public static long mask(List<String> added, List<String> dropped) {
        long mask = CapabilitySet.CONTAINER_DEFAULT.mask();
        for (var name : added) {
            mask |= named(name).mask();
        }
        for (var name : dropped) {
            mask &= ~named(name).mask();
        }
        return mask;
    }

    private static CapabilitySet named(String name) {
        if (name.equalsIgnoreCase("ALL")) {
            return CapabilitySet.ALL;
        }
        return Capability.named(name)
                .map(CapabilitySet::of)
                .orElseThrow(() -> new ProblemException(new NoSuchCapability(name)));
    }
}
