package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.check;
import static io.cutaway.engine.system.NativeCall.retrying;
import static io.cutaway.engine.system.NativeText.terminated;

import com.sun.jna.Memory;

/// Calls that read and set what an inode says of itself: type, owner, permissions, times.
public final class StatusCalls {

    private static final int STATX_BASIC_STATS = 0x7ff;
    private static final int STATX_SIZE = 256;
    private static final int STATFS_SIZE = 120;

    private StatusCalls() {}

    /// Follows a symbolic link only without [FileFlags#AT_SYMLINK_NOFOLLOW].
    public static FileStatus statx(Descriptor directory, String path, int flags) {
        try (var status = new Memory(STATX_SIZE)) {
            int result =
                    LibC.statx(
                            directory.number(), terminated(path), flags, STATX_BASIC_STATS, status);
            check(result, "statx", directory, path, flags);
            return fileStatus(status);
        }
    }

    /// The open file itself, [FileFlags#O_PATH] too.
    public static FileStatus fstat(Descriptor file) {
        return statx(file, "", FileFlags.AT_EMPTY_PATH);
    }

    /// struct statx, linux/stat.h.
    private static FileStatus fileStatus(Memory status) {
        return new FileStatus(
                device(status.getInt(136), status.getInt(140)),
                status.getLong(32),
                Short.toUnsignedInt(status.getShort(28)),
                Integer.toUnsignedLong(status.getInt(16)),
                status.getInt(20),
                status.getInt(24),
                device(status.getInt(128), status.getInt(132)),
                status.getLong(40),
                status.getLong(48),
                new Timespec(status.getLong(112), status.getInt(120)));
    }

    /// makedev(3): a device's number from its two halves.
    public static long device(int major, int minor) {
        long high = Integer.toUnsignedLong(major);
        long low = Integer.toUnsignedLong(minor);
        return ((high & 0xfff) << 8)
                | ((high & ~0xfffL) << 32)
                | (low & 0xff)
                | ((low & ~0xffL) << 12);
    }

    public static FileSystemStatus fstatfs(Descriptor file) {
        try (var status = new Memory(STATFS_SIZE)) {
            retrying(() -> LibC.fstatfs(file.number(), status), "fstatfs", file);
            // struct statfs, bits/statfs.h; fsid and namelen (offsets 56 to 71) are left out
            return new FileSystemStatus(
                    status.getLong(0),
                    status.getLong(8),
                    status.getLong(16),
                    status.getLong(24),
                    status.getLong(32),
                    status.getLong(40),
                    status.getLong(48),
                    status.getLong(80));
        }
    }

    /// @param flags [FileFlags#AT_SYMLINK_NOFOLLOW], or `AT_EMPTY_PATH` for the directory itself
    public static void fchownat(Descriptor directory, String path, int uid, int gid, int flags) {
        int result = LibC.fchownat(directory.number(), terminated(path), uid, gid, flags);
        check(result, "fchownat", directory, path, uid, gid, flags);
    }

    public static void fchmod(Descriptor file, int mode) {
        check(LibC.fchmod(file.number(), mode), "fchmod", file, octal(mode));
    }

    /// Follows a symbolic link: links have no permissions of their own on Linux.
    public static void fchmodat(Descriptor directory, String path, int mode) {
        int result = LibC.fchmodat(directory.number(), terminated(path), mode, 0);
        check(result, "fchmodat", directory, path, octal(mode));
    }

    private static String octal(int mode) {
        return "0" + Integer.toOctalString(mode);
    }

    public static void utimensat(
            Descriptor directory, String path, Timespec accessed, Timespec modified, int flags) {
        // two struct timespec, time.h: tv_sec and tv_nsec, eight bytes each
        long[] times = {
            accessed.seconds(), accessed.nanoseconds(), modified.seconds(), modified.nanoseconds()
        };
        int result = LibC.utimensat(directory.number(), terminated(path), times, flags);
        check(result, "utimensat", directory, path, accessed, modified, flags);
    }
}
