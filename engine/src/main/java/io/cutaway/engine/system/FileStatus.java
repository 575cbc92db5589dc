package io.cutaway.engine.system;

/// What statx(2) tells about an inode.
///
/// @param device the file system's number, as `st_dev`
/// @param mode type and permissions
/// @param specialDevice for a device node the device it stands for, as `st_rdev`
/// @param size bytes
/// @param blocks units of 512 bytes that are really taken
public record FileStatus(
        long device,
        long inode,
        int mode,
        long links,
        int uid,
        int gid,
        long specialDevice,
        long size,
        long blocks,
        Timespec modified) {

    public FileType type() {
        return FileType.ofMode(mode);
    }

    /// The permissions and the set-id and sticky bits.
    public int permissions() {
        return mode & 07777;
    }

    public boolean isDirectory() {
        return type() == FileType.DIRECTORY;
    }

    /// Whether both are the same inode of the same file system.
    public boolean isSameFile(FileStatus other) {
        return device == other.device && inode == other.inode;
    }
}
