package io.cutaway.engine.layer;

/// What kind of file something is: the type bits of `st_mode` (inode(7)).
public enum FileType {
    FILE(0100000),
    DIRECTORY(0040000),
    SYMLINK(0120000),
    CHARACTER_DEVICE(0020000),
    BLOCK_DEVICE(0060000),
    FIFO(0010000),
    SOCKET(0140000);

    private static final int TYPE_BITS = 0170000;

    private final int bits;

    FileType(int bits) {
        this.bits = bits;
    }

    /// The type in a whole `st_mode`.
    ///
    /// @throws IllegalArgumentException for bits that Linux doesn't have
    static FileType ofMode(int mode) {
        for (var type : values()) {
            if (type.bits == (mode & TYPE_BITS)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no file type has mode " + Integer.toOctalString(mode));
    }
}
