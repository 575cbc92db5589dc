package io.cutaway.helper.image;

import io.cutaway.helper.image.ImageException.Code;

import java.io.IOException;
import java.io.InputStream;

/// The frames of zstd data (RFC 8878, section 3) as they are, but for those that hold no data:
/// skippable frames, which zstd:chunked puts behind, are left out, because the decompressor doesn't
/// know them. The structure is checked on the way, so the decompressor meets whole blocks only, and
/// no window that would take much memory.
final class ZstdFrames extends InputStream {

    /// What a decompressor should support at least (RFC 8878, section 3.1.1.1.2); `zstd` itself
    /// needs more from its level 20 on.
    static final long LARGEST_WINDOW = 8 << 20;

    private static final int LARGEST_BLOCK = 128 << 10;
    private static final int FRAME = 0xFD2F_B528;
    private static final int SKIPPABLE = 0x184D_2A50;
    private static final int RESERVED = 8;
    private static final int CHECKSUM = 4;
    private static final int RLE = 1;
    private static final int NO_TYPE = 3;

    private final InputStream in;

    /// A header on its way to the reader.
    private byte[] pending = new byte[0];

    private int position;

    /// What follows it as it is.
    private long raw;

    private boolean met;
    private boolean inFrame;
    private boolean lastBlock;
    private int checksum;

    /// @param in closed with this
    ZstdFrames(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == pending.length && raw == 0) {
            if (!nextPart()) {
                return -1;
            }
        }
        if (position < pending.length) {
            int count = Math.min(length, pending.length - position);
            System.arraycopy(pending, position, buffer, offset, count);
            position += count;
            return count;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, raw));
        if (count < 0) {
            throw bad("truncated");
        }
        raw -= count;
        return count;
    }

    private static ImageException bad(String because) {
        return new ImageException(Code.BAD_COMPRESSION, "zstd (" + because + ")");
    }

    private boolean nextPart() throws IOException {
        if (!inFrame) {
            return nextFrame();
        }
        if (lastBlock) {
            inFrame = false;
            raw = checksum;
            return true;
        }
        nextBlock();
        return true;
    }

    private boolean nextFrame() throws IOException {
        var start = in.readNBytes(4);
        if (start.length == 0 && met) {
            return false;
        }
        if (start.length < 4) {
            throw bad("truncated");
        }
        int magic = (int) number(start, 0, 4);
        if ((magic & 0xFFFF_FFF0) == SKIPPABLE) {
            leaveOut(number(exactly(4), 0, 4));
        } else if (magic == FRAME) {
            beginFrame();
        } else {
            throw bad("no frame");
        }
        return true;
    }

    private void beginFrame() throws IOException {
        int descriptor = exactly(1)[0];
        if ((descriptor & RESERVED) != 0) {
            throw bad("reserved bit");
        }
        boolean single = (descriptor & 0x20) != 0;
        int dictionary = (1 << (descriptor & 3)) >> 1;
        int sizeField = descriptor >>> 6 & 3;
        int sizeBytes = sizeField == 0 ? (single ? 1 : 0) : 1 << sizeField;
        var rest = exactly((single ? 0 : 1) + dictionary + sizeBytes);
        checkWindow(rest, single, sizeBytes);
        if (dictionary > 0 && number(rest, single ? 0 : 1, dictionary) != 0) {
            throw new ImageException(Code.UNSUPPORTED_COMPRESSION, "zstd with a dictionary");
        }
        pending = new byte[5 + rest.length];
        put(FRAME, 4);
        pending[4] = (byte) descriptor;
        System.arraycopy(rest, 0, pending, 5, rest.length);
        checksum = (descriptor & CHECKSUM) != 0 ? 4 : 0;
        met = true;
        inFrame = true;
        lastBlock = false;
    }

    private void put(int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            pending[i] = (byte) (value >>> (8 * i));
        }
        position = 0;
    }

    /// In a single segment the whole content is the window.
    private static void checkWindow(byte[] header, boolean single, int sizeBytes)
            throws ImageException {
        long window;
        if (single) {
            long size = number(header, header.length - sizeBytes, sizeBytes);
            window = sizeBytes == 2 ? size + 256 : size;
        } else {
            long base = 1L << (10 + ((header[0] & 0xFF) >>> 3));
            window = base + base / 8 * (header[0] & 7);
        }
        if (window < 0 || window > LARGEST_WINDOW) {
            throw new ImageException(
                    Code.UNSUPPORTED_COMPRESSION, "zstd with a window of " + window);
        }
    }

    private void nextBlock() throws IOException {
        var header = exactly(3);
        int value = (int) number(header, 0, 3);
        int type = value >>> 1 & 3;
        int size = value >>> 3;
        if (type == NO_TYPE || size > LARGEST_BLOCK) {
            throw bad("block");
        }
        pending = header;
        position = 0;
        raw = type == RLE ? 1 : size;
        lastBlock = (value & 1) != 0;
    }

    private void leaveOut(long count) throws IOException {
        for (var left = count; left > 0; ) {
            left -= exactly((int) Math.min(left, LARGEST_BLOCK)).length;
        }
    }

    private byte[] exactly(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw bad("truncated");
        }
        return bytes;
    }

    private static long number(byte[] bytes, int offset, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | (bytes[offset + i] & 0xFF);
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
