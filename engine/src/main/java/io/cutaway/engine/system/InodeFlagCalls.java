package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.check;

/// Flags of a file that only some file systems have (ioctl_iflags(2)); chattr(1) sets them.
public final class InodeFlagCalls {

    /// What is in this directory belongs to different things: ext4 spreads it over the disk.
    public static final int FS_TOPDIR_FL = 0x00020000;

    /// linux/fs.h, the same on x86_64, aarch64 and riscv64. The kernel takes an int, whatever the
    /// numbers say.
    private static final long FS_IOC_GETFLAGS = 0x80086601L;

    private static final long FS_IOC_SETFLAGS = 0x40086602L;

    private InodeFlagCalls() {}

    /// @throws SystemCallException `ENOTTY` or `EOPNOTSUPP` where the file system has no flags
    public static int get(Descriptor file) {
        int[] flags = new int[2];
        check(LibC.ioctl(file.number(), FS_IOC_GETFLAGS, flags), "ioctl", file, "GETFLAGS");
        return flags[0];
    }

    /// @throws SystemCallException the same, and `EOPNOTSUPP` for a flag that it doesn't have
    public static void set(Descriptor file, int flags) {
        int[] all = {flags, 0};
        check(LibC.ioctl(file.number(), FS_IOC_SETFLAGS, all), "ioctl", file, "SETFLAGS", flags);
    }
}
