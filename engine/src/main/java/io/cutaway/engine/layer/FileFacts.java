package io.cutaway.engine.layer;

import java.time.Instant;

/// What the inode of a file in a layer says.
///
/// @param type what kind it is
/// @param permissions the mode without the type: at most 07777
/// @param uid the owner as it stands on disk, in the reader's user namespace
/// @param gid the group, likewise
/// @param size `st_size` in bytes: of a file its length, of a link its target's
/// @param device `st_rdev`; of devices only
/// @param inode the number within the file system
/// @param links how many names the inode has
/// @param modified when its content changed
public record FileFacts(
        FileType type,
        int permissions,
        long uid,
        long gid,
        long size,
        long device,
        long inode,
        int links,
        Instant modified) {

    private static final int OWNER_SHIFT = 6;
    private static final int GROUP_SHIFT = 3;
    private static final int SET_UID = 04000;
    private static final int SET_GID = 02000;
    private static final int STICKY = 01000;

    /// Whether it marks that the layers below don't show this name.
    public boolean isWhiteout() {
        return type == FileType.CHARACTER_DEVICE && device == 0;
    }

    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    /// The bytes that it holds: directories, links and devices count none.
    public long bytes() {
        return type == FileType.FILE ? size : 0;
    }

    /// The permissions as ls(1) prints them, without the type: `rwxr-xr-x`.
    public String permissionText() {
        return triple(OWNER_SHIFT, SET_UID, 's')
                + triple(GROUP_SHIFT, SET_GID, 's')
                + triple(0, STICKY, 't');
    }

    private String triple(int shift, int special, char letter) {
        var bits = permissions >> shift;
        var execute = (bits & 1) != 0;
        var last = execute ? 'x' : '-';
        if ((permissions & special) != 0) {
            last = execute ? letter : Character.toUpperCase(letter);
        }
        return new String(
                new char[] {(bits & 4) != 0 ? 'r' : '-', (bits & 2) != 0 ? 'w' : '-', last});
    }
}
