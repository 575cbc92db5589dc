package io.cutaway.engine.system;

/// What kind of thing an inode is: the `S_IFMT` bits of its mode (inode(7)).
public enum FileType {
    FIFO(0010000),
    CHARACTER_DEVICE(0020000),
    DIRECTORY(0040000),
    BLOCK_DEVICE(0060000),
    REGULAR_FILE(0100000),
    SYMBOLIC_LINK(0120000),
    SOCKET(0140000),
    /// The file system does not say, as some do when a directory is listed.
    UNKNOWN(0);

    private static final int MASK = 0170000;

    private final int bits;

    FileType(int bits) {
        this.bits = bits;
    }

    /// The `S_IF...` bits, as mknodat(2) takes them.
    public int bits() {
        return bits;
    }

    static FileType ofMode(int mode) {
        for (var type : values()) {
            if (type.bits == (mode & MASK)) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
