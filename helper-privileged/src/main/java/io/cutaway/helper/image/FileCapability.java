package io.cutaway.helper.image;

import io.cutaway.helper.image.ImageException.Code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The attribute `security.capability`: capabilities that a program gains when it is run
/// (capabilities(7), "File capability extended attribute versioning").
///
/// Little endian: a word with version and flags, two pairs of masks (one pair in version 1), and in
/// version 3 the user id that is root in the user namespaces it holds for.
final class FileCapability {

    static final String NAME = "security.capability";

    private static final int VERSION_MASK = 0xFF00_0000;
    private static final int VERSION_1 = 0x0100_0000;
    private static final int VERSION_2 = 0x0200_0000;
    private static final int VERSION_3 = 0x0300_0000;
    private static final int MASKS = 16;

    private FileCapability() {}

    /// Rewrites an image's capability for the owner it gets. In the helper's own user namespace the
    /// kernel adds that namespace's root to version 2; a block needs its own root named.
    static byte[] shifted(byte[] value, IdShift shift, String path) throws ImageException {
        return switch (shift) {
            case IdShift.AsInArchive _, IdShift.AllToRoot _ -> version2(value, path);
            case IdShift.ToBlock block -> version3(version2(value, path), block.base());
        };
    }

    /// A capability of the store as an archive has it. The kernel checked it when it was set.
    static byte[] inArchive(byte[] value, String path) throws ImageException {
        return version2(value, path);
    }

    /// The user id of an image's own version 3 means nothing on this computer.
    private static byte[] version2(byte[] value, String path) throws ImageException {
        var in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        var word = value.length >= 4 ? in.getInt() : 0;
        if (value.length != expectedLength(word & VERSION_MASK)) {
            throw new ImageException(Code.BAD_CAPABILITY, path);
        }
        var masks = new byte[MASKS];
        in.get(masks, 0, Math.min(MASKS, in.remaining()));
        return ByteBuffer.allocate(4 + MASKS)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(VERSION_2 | (word & ~VERSION_MASK))
                .put(masks)
                .array();
    }

    private static int expectedLength(int version) {
        return switch (version) {
            case VERSION_1 -> 12;
            case VERSION_2 -> 20;
            case VERSION_3 -> 24;
            default -> -1;
        };
    }

    private static byte[] version3(byte[] version2, int root) {
        var out = ByteBuffer.allocate(version2.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        out.put(version2).putInt(root);
        out.putInt(0, (out.getInt(0) & ~VERSION_MASK) | VERSION_3);
        return out.array();
    }
}
