package io.cutaway.engine.image;

import io.cutaway.engine.image.TarFormatException.Code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// One header block, read as ustar (POSIX.1-2017, pax, "ustar Interchange Format") with the
/// extensions of GNU tar.
final class TarHeader {

    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;

    private final byte[] block;
    private final TarNumbers numbers;
    private final TarNames names;

    TarHeader(byte[] block, TarBlocks blocks) throws IOException {
        this.block = block;
        this.numbers = new TarNumbers(blocks);
        this.names = new TarNames(blocks);
        if (!hasRightChecksum()) {
            throw blocks.problem(Code.WRONG_CHECKSUM);
        }
    }

    static boolean isZero(byte[] block) {
        for (var b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /// The sum of all bytes, with the checksum's own as blanks. Old programs added signed bytes.
    private boolean hasRightChecksum() throws IOException {
        long unsigned = 0;
        long signed = 0;
        for (var i = 0; i < block.length; i++) {
            var own = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
            unsigned += own ? ' ' : block[i] & 0xFF;
            signed += own ? ' ' : block[i];
        }
        try {
            var stored = numbers.field(block, CHECKSUM, CHECKSUM_LENGTH);
            return stored == unsigned || stored == signed;
        } catch (TarFormatException e) {
            return false;
        }
    }

    char type() {
        return (char) (block[156] & 0xFF);
    }

    String name() throws IOException {
        var name = names.field(block, 0, 100);
        var prefix = isPosix() ? names.field(block, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /// GNU tar writes two blanks instead, and uses the prefix's place for other things.
    private boolean isPosix() {
        return new String(block, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    }

    String linkName() throws IOException {
        return names.field(block, 157, 100);
    }

    int mode() throws IOException {
        return (int) (numbers.field(block, 100, 8) & 07777);
    }

    long uid() throws IOException {
        return numbers.field(block, 108, 8);
    }

    long gid() throws IOException {
        return numbers.field(block, 116, 8);
    }

    long size() throws IOException {
        return numbers.size(block, 124, 12);
    }

    long mtime() throws IOException {
        return numbers.field(block, 136, 12);
    }

    long deviceMajor() throws IOException {
        return numbers.size(block, 329, 8);
    }

    long deviceMinor() throws IOException {
        return numbers.size(block, 337, 8);
    }

    /// The size with its holes, of an old GNU sparse file.
    long realSize() throws IOException {
        return numbers.size(block, 483, 12);
    }

    byte[] block() {
        return block;
    }
}
