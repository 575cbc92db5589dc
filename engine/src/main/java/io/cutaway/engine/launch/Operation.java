package io.cutaway.engine.launch;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceKind;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One step of launching a container: data that names everything it touches and does nothing by
/// itself. [PlanEncoder] gives each its number and fields for the shim.
///
/// Operations up to [MapIds] are carried out by the shim in the helper's namespaces, the others by
/// the process that becomes the container's first one. Paths called `target` are absolute and lie
/// inside the container's root, whatever the image's links say (openat2(2), `RESOLVE_IN_ROOT`).
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "operation")
public sealed interface Operation {

    /// Its name, as listings and reports show it.
    default String name() {
        return getClass().getSimpleName();
    }

    /// Clones a directory tree of the host as a mount that is attached nowhere yet (open_tree(2),
    /// mount_setattr(2)).
    ///
    /// @param slot where the shim keeps it until it is attached
    /// @param path on the host
    /// @param expected the inode that must be there, so that nothing is swapped between the check
    ///   and the use
    /// @param recursive with the mounts below it
    /// @param ids how ids on the disk are seen through it; empty when they are seen as they are
    record CloneTree(
            int slot,
            String path,
            Optional<Inode> expected,
            boolean recursive,
            Set<MountAttribute> attributes,
            IdMaps ids)
            implements Operation {}

    /// Enters the namespaces of a running process (setns(2) with a pidfd).
    ///
    /// @param descriptor number of the inherited pidfd
    record JoinNamespaces(int descriptor, Set<NamespaceKind> namespaces) implements Operation {}

    /// Makes the first process in new namespaces (clone3(2)).
    record NewNamespaces(Set<NamespaceKind> namespaces) implements Operation {}

    /// Says which ids of the container are which ids outside (user_namespaces(7)).
    record MapIds(IdMaps ids, boolean setGroupsAllowed) implements Operation {}

    /// Cuts mount propagation, so that no mount made later leaks to the host or in from it
    /// (mount_namespaces(7)).
    record MakePrivate(String path) implements Operation {}

    /// Mounts a small tmpfs on which the parts of the root are laid out.
    record PrepareStage() implements Operation {}

    /// Attaches a cloned tree to the stage (move_mount(2)).
    record AttachTree(int slot, String place) implements Operation {}

    /// Stacks layers and a writable directory into one tree (kernel document overlayfs.rst).
    ///
    /// @param lowers names on the stage, top first
    /// @param isVolatile whether the kernel may skip syncing, for a container that is thrown away
    record MountOverlay(
            List<String> lowers,
            String upper,
            String work,
            Set<MountAttribute> attributes,
            boolean isVolatile)
            implements Operation {}

    /// Mounts a new file system (mount(2)); the target is made when absent.
    record Mount(
            String type,
            String source,
            String target,
            Set<MountAttribute> attributes,
            List<String> options)
            implements Operation {}

    /// Attaches a cloned tree of the host inside the root.
    record BindTree(int slot, String target) implements Operation {}

    /// Shows one of the host's device nodes.
    record BindDevice(String source, String target, Set<MountAttribute> attributes)
            implements Operation {}

    /// Shows a tree of the host with every mount below it; in a user namespace a plain bind over
    /// locked mounts is refused (mount_namespaces(7)).
    record BindHostTree(String source, String target, Set<MountAttribute> attributes)
            implements Operation {}

    /// Makes a directory unless it is there.
    ///
    /// @param mode permission bits
    record MakeDirectory(String target, int mode) implements Operation {}

    record MakeSymbolicLink(String text, String target) implements Operation {}

    /// Hides a path: a file by `/dev/null`, a directory by an empty read-only tmpfs (OCI runtime
    /// spec, `linux.maskedPaths`).
    record MaskPath(String target) implements Operation {}

    /// Makes a path read-only by binding it on itself (OCI runtime spec, `linux.readonlyPaths`).
    record ReadOnlyPath(String target) implements Operation {}

    /// Changes what the mount at a path forbids.
    record SetMountAttributes(String target, Set<MountAttribute> attributes) implements Operation {}

    /// Makes the container's root `/` and lets go of the host's (pivot_root(2)).
    record PivotRoot() implements Operation {}

    /// Makes the container's root `/` and leaves the host's where it is (chroot(2)). No launch does
    /// that: step mode shows with it what [PivotRoot] is good for.
    record ChangeRoot() implements Operation {}

    /// Brings up the loopback interface of the container's own network (netdevice(7)).
    record RaiseLoopback() implements Operation {}

    record SetHostname(String hostname) implements Operation {}

    /// Limits a resource (setrlimit(2)).
    ///
    /// @param resource number of `RLIMIT_*`
    /// @param soft -1 is unlimited
    /// @param hard -1 is unlimited
    record SetResourceLimit(int resource, long soft, long hard) implements Operation {}

    /// Opens a pseudoterminal of the container's own devpts (pty(7)).
    record OpenTerminal(int rows, int columns) implements Operation {}

    /// Connects the standard streams to the shim by pipes.
    record OpenPipes(boolean stdin) implements Operation {}

    /// Becomes the user (setresuid(2)), keeping capabilities until they are set.
    record SetUser(long uid, long gid, List<Long> groups) implements Operation {}

    /// Sets the five capability sets, as masks by number (capabilities(7)).
    record SetCapabilities(
            long bounding, long permitted, long effective, long inheritable, long ambient)
            implements Operation {}

    /// No program may gain privileges by being executed (PR_SET_NO_NEW_PRIVS).
    record SetNoNewPrivileges() implements Operation {}

    /// Filters system calls (seccomp(2)).
    record FilterSyscalls(SeccompProgram program) implements Operation {}

    record ChangeDirectory(String path) implements Operation {}

    /// Becomes the container's program (execve(2)); a name without a slash is searched in `PATH`.
    record Execute(List<String> arguments, List<String> environment) implements Operation {
        public Execute {
            arguments = List.copyOf(arguments);
            environment = List.copyOf(environment);
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("nothing to execute");
            }
        }
    }

    /// User and group ids are mapped together.
    record IdMaps(IdMap users, IdMap groups) {
        public static final IdMaps NONE = new IdMaps(IdMap.NONE, IdMap.NONE);
    }

    /// A file's identity while the computer runs (stat(2)).
    record Inode(long device, long number) {}
}
