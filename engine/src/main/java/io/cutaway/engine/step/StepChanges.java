package io.cutaway.engine.step;

import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;

import java.util.EnumSet;
import java.util.Set;

/// What is to be otherwise than in a launch, so that one can see what it is good for. Whole
/// operations are left out while stepping; this is what has to be known when the plan is made.
///
/// @param namespacesLeftOut kinds that the container shares with the helper
/// @param changeRoot whether chroot(2) takes the place of pivot_root(2)
/// @param attributesLeftOff what the root and the new file systems don't forbid
public record StepChanges(
        Set<NamespaceKind> namespacesLeftOut,
        boolean changeRoot,
        Set<MountAttribute> attributesLeftOff) {

    /// Without a user namespace a half-built container would act with the helper's own rights, and
    /// without a mount namespace on the helper's own mounts.
    private static final Set<NamespaceKind> ALWAYS =
            EnumSet.of(NamespaceKind.USER, NamespaceKind.MNT, NamespaceKind.TIME);

    public static final StepChanges NONE = new StepChanges(Set.of(), false, Set.of());

    /// @throws IllegalArgumentException for what can't be left out
    public StepChanges {
        namespacesLeftOut = Set.copyOf(namespacesLeftOut);
        attributesLeftOff = Set.copyOf(attributesLeftOff);
        for (var kind : namespacesLeftOut) {
            if (ALWAYS.contains(kind)) {
                throw new IllegalArgumentException(kind.linkName() + " can't be left out");
            }
        }
        if (attributesLeftOff.contains(MountAttribute.READ_ONLY)) {
            throw new IllegalArgumentException("ro can't be left off");
        }
    }
}
