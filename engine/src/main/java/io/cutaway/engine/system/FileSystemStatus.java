package io.cutaway.engine.system;

/// What fstatfs(2) tells about a file system.
///
/// @param type the magic number, `linux/magic.h`
/// @param blockSize bytes; the three counts of blocks are in it
/// @param available blocks free for those who are not root
/// @param flags `ST_...` mount flags, statvfs(3)
public record FileSystemStatus(
        long type,
        long blockSize,
        long blocks,
        long free,
        long available,
        long files,
        long freeFiles,
        long flags) {

    public static final long OVERLAYFS = 0x794c7630L;
    public static final long TMPFS = 0x01021994L;
    public static final long PROC = 0x9fa0L;

    public long availableBytes() {
        return available * blockSize;
    }
}
