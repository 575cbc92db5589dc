package io.cutaway.engine.system;

import com.sun.jna.Platform;

/// Flags of the file calls (`fcntl.h`, `linux/openat2.h`, `sys/file.h`, `linux/memfd.h`).
public final class FileFlags {

    private static final boolean ARM = Platform.isARM();

    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0100;
    public static final int O_EXCL = 0200;
    public static final int O_NOCTTY = 0400;
    public static final int O_TRUNC = 01000;
    public static final int O_APPEND = 02000;
    public static final int O_NONBLOCK = 04000;
    public static final int O_CLOEXEC = 02000000;
    public static final int O_PATH = 010000000;

    /// These two have other values in `asm/fcntl.h` of arm64 than in the generic one.
    public static final int O_DIRECTORY = ARM ? 040000 : 0200000;

    public static final int O_NOFOLLOW = ARM ? 0100000 : 0400000;

    public static final int AT_SYMLINK_NOFOLLOW = 0x100;
    public static final int AT_REMOVEDIR = 0x200;
    public static final int AT_SYMLINK_FOLLOW = 0x400;
    public static final int AT_EMPTY_PATH = 0x1000;

    /// openat2(2): how far a path may lead.
    public static final long RESOLVE_NO_XDEV = 0x01;

    public static final long RESOLVE_NO_MAGICLINKS = 0x02;
    public static final long RESOLVE_NO_SYMLINKS = 0x04;
    public static final long RESOLVE_BENEATH = 0x08;
    public static final long RESOLVE_IN_ROOT = 0x10;

    public static final int LOCK_SH = 1;
    public static final int LOCK_EX = 2;
    public static final int LOCK_NB = 4;
    public static final int LOCK_UN = 8;

    public static final int RENAME_NOREPLACE = 1;
    public static final int RENAME_EXCHANGE = 2;

    /// fcntl(2), "File sealing": what can never be done again to a memfd.
    public static final int F_SEAL_SEAL = 0x01;

    public static final int F_SEAL_SHRINK = 0x02;
    public static final int F_SEAL_GROW = 0x04;
    public static final int F_SEAL_WRITE = 0x08;

    static final int F_DUPFD_CLOEXEC = 1030;
    static final int F_ADD_SEALS = 1033;
    static final int F_GET_SEALS = 1034;
    static final int F_GETFL = 3;
    static final int MFD_CLOEXEC = 1;
    static final int MFD_ALLOW_SEALING = 2;

    private FileFlags() {}
}
