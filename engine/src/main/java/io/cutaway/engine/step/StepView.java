package io.cutaway.engine.step;

import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.SeccompMode;

import java.util.List;
import java.util.Map;

/// What the kernel says of the process that carries out the next operation: the shim in the
/// helper's namespaces at first, the container's first process as soon as there is one.
///
/// @param pid as the helper sees it
/// @param pidInside in its own PID namespace
/// @param hostname as it sees it (uname(2))
/// @param namespaces it is in
/// @param outside the helper's, to compare with
/// @param mounts as it sees them, in the kernel's order
/// @param noNewPrivileges whether execve(2) can't add privileges
/// @param root the link `/proc/PID/root`
/// @param workingDirectory the link `/proc/PID/cwd`
/// @param builtRoot where it sees the container's root as far as that is built: `/tmp` or
///   `/tmp/root` on the stage, `/` at last; empty before there is any
/// @param directory one directory as it sees it
public record StepView(
        int pid,
        int pidInside,
        String hostname,
        Map<NamespaceKind, NamespaceId> namespaces,
        Map<NamespaceKind, NamespaceId> outside,
        List<MountPoint> mounts,
        ViewedIds ids,
        ViewedCapabilities capabilities,
        boolean noNewPrivileges,
        SeccompMode seccomp,
        String root,
        String workingDirectory,
        String builtRoot,
        ViewedDirectory directory) {

    public StepView {
        namespaces = Map.copyOf(namespaces);
        outside = Map.copyOf(outside);
        mounts = List.copyOf(mounts);
    }
}
