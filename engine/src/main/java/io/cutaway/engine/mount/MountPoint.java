package io.cutaway.engine.mount;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One mount: a line of `/proc/PID/mountinfo` (proc_pid_mountinfo(5)), with its escapes undone.
/// Bytes that aren't UTF-8 stand as U+FFFD.
///
/// @param mountId unique among the mounts that exist now; reused after unmounting
/// @param parentId the mount it stands on; not in the table for the root of the namespace
/// @param device `st_dev` of its files
/// @param root the directory of the file system that is its root: not `/` for a bind mount of a
///   subdirectory; for `nsfs` a text such as `net:[4026531840]`
/// @param target where it is mounted, seen from the process's root
/// @param options of this mount alone, such as `ro` and `nosuid`
/// @param propagation whether mounts below it spread
/// @param filesystemType such as `ext4` or `fuse.sshfs`
/// @param source what was mounted, in the file system's own words; may be empty
/// @param superOptions of the file system, the same for all its mounts
public record MountPoint(
        int mountId,
        int parentId,
        DeviceNumber device,
        String root,
        String target,
        List<String> options,
        Propagation propagation,
        String filesystemType,
        String source,
        List<String> superOptions) {

    /// What the kernel adds to `root` when the mounted directory has been removed.
    private static final String DELETED = "//deleted";

    private static final Set<MountAttribute> PROTECTIONS =
            EnumSet.of(
                    MountAttribute.NO_SET_ID, MountAttribute.NO_DEVICES, MountAttribute.NO_EXECUTE);

    public MountPoint {
        options = List.copyOf(options);
        superOptions = List.copyOf(superOptions);
    }

    /// Whether writing is refused, by this mount or by its file system.
    public boolean isReadOnly() {
        return options.contains("ro") || superOptions.contains("ro");
    }

    /// The options in force, as findmnt(8) prints them: `ro` or `rw`, then the mount's, then the
    /// file system's.
    public List<String> effectiveOptions() {
        var all = new ArrayList<String>();
        all.add(isReadOnly() ? "ro" : "rw");
        options.stream().filter(MountPoint::isNotAccess).forEach(all::add);
        if (!options.equals(superOptions)) {
            superOptions.stream().filter(MountPoint::isNotAccess).forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static boolean isNotAccess(String option) {
        return !option.equals("ro") && !option.equals("rw");
    }

    /// Which of `nosuid`, `nodev` and `noexec` this mount lacks. Those of the mounts above it don't
    /// reach here.
    public Set<MountAttribute> missingProtections() {
        var missing = EnumSet.copyOf(PROTECTIONS);
        missing.removeIf(protection -> options.contains(protection.option()));
        return missing;
    }

    /// Whether the mounted directory or file has been removed since.
    public boolean isRootDeleted() {
        return root.endsWith(DELETED);
    }

    /// Whether this mount shows the same files as another: the same directory of the same file
    /// system.
    public boolean showsSameFilesAs(MountPoint other) {
        return device.equals(other.device) && root.equals(other.root);
    }
}
