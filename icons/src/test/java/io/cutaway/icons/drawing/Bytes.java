package io.cutaway.icons.drawing;

import java.io.ByteArrayOutputStream;

/// Bytes in the order of a TrueType file, which is big endian.
final class Bytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u8(int... values) {
        for (var value : values) {
            out.write(value);
        }
        return this;
    }

    /// Signed and unsigned alike: the low sixteen bits are written.
    Bytes u16(int... values) {
        for (var value : values) {
            u8(value >> 8, value);
        }
        return this;
    }

    Bytes u32(long... values) {
        for (var value : values) {
            u16((int) (value >> 16), (int) value);
        }
        return this;
    }

    Bytes bytes(byte[] values) {
        out.writeBytes(values);
        return this;
    }

    /// Fills up with zeros to a multiple of four, where tables and glyphs begin.
    Bytes pad() {
        while (size() % 4 != 0) {
            u8(0);
        }
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
