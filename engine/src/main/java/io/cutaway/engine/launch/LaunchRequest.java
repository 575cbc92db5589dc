package io.cutaway.engine.launch;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.HostBind;

import java.util.List;
import java.util.Optional;

/// Everything [LaunchPlanner] needs to know to plan a launch.
///
/// @param spec what was asked
/// @param process what is run, looked up in the image
/// @param hostname what the container calls itself
/// @param layers the unpacked layers' trees on the host, top first
/// @param writable the host directory with `upper` and `work`
/// @param managedFiles small files made for this container that are bound over the image's:
///   `/etc/hosts` and the like
/// @param binds the host's folders and files, with the inode that was checked
/// @param ids of the container's user namespace
/// @param layerIds how the layers' owners are seen; none when as they are
/// @param bindIds how the owners in host folders are seen; none when as they are
/// @param seccomp the filter; absent only when the machine has no libseccomp
public record LaunchRequest(
        ContainerSpec spec,
        ProcessSpec process,
        String hostname,
        List<String> layers,
        String writable,
        List<HostBind> managedFiles,
        List<CheckedBind> binds,
        Operation.IdMaps ids,
        Operation.IdMaps layerIds,
        Operation.IdMaps bindIds,
        Optional<SeccompProgram> seccomp) {

    /// A bind whose source was opened and checked.
    public record CheckedBind(HostBind bind, Operation.Inode inode) {}

    public LaunchRequest {
        layers = List.copyOf(layers);
        managedFiles = List.copyOf(managedFiles);
        binds = List.copyOf(binds);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("an overlay needs at least one layer");
        }
    }
}
