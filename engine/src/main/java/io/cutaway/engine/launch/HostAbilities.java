package io.cutaway.engine.launch;

import java.util.Set;

/// What this kernel and machine have that a plan depends on.
///
/// @param kernelPaths the paths below `/proc` and `/sys` that exist on the host, of those that
///   [LaunchPlanner] would hide or make read-only
/// @param cgroupNamespaces whether `/proc/self/ns/cgroup` exists
/// @param messageQueues whether the kernel has POSIX message queues (`mqueue`)
/// @param idMaps the ids of the user namespace that containers nest in
/// @param setGroupsAllowed whether `/proc/self/setgroups` says so
public record HostAbilities(
        Set<String> kernelPaths,
        boolean cgroupNamespaces,
        boolean messageQueues,
        Operation.IdMaps idMaps,
        boolean setGroupsAllowed) {

    public HostAbilities {
        kernelPaths = Set.copyOf(kernelPaths);
    }
}
