package io.cutaway.helper.image;

import io.cutaway.helper.image.ImageException.Code;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decompresses gzip (RFC 1952), any number of members one after the other. Every checksum is
/// compared, and the data must end with a member: `GZIPInputStream` passes over what it can't read
/// there, so two programs could see different archives.
final class GzipInput extends InputStream {

    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int DEFLATE = 8;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] buffer = new byte[64 << 10];
    private int position;
    private int limit;
    private boolean inMember;
    private long count;

    /// @param in closed with this
    GzipInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || beginMember()) {
            int inflated = inflate(bytes, offset, length);
            if (inflated > 0) {
                check.update(bytes, offset, inflated);
                count += inflated;
                return inflated;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                fillInflater();
            } else {
                throw bad("needs a dictionary");
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws ImageException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private ImageException bad(String because) {
        return new ImageException(Code.BAD_COMPRESSION, count + " (" + because + ")");
    }

    private void fillInflater() throws IOException {
        if (position == limit && !fill()) {
            throw bad("truncated");
        }
        inflater.setInput(buffer, position, limit - position);
        position = limit;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            throw bad("truncated");
        }
        return buffer[position++] & 0xFF;
    }

    private int nextShort() throws IOException {
        return next() | next() << 8;
    }

    private long nextInt() throws IOException {
        return nextShort() | (long) nextShort() << 16;
    }

    /// Reads a header, if there is one more.
    private boolean beginMember() throws IOException {
        if (position == limit && !fill()) {
            return false;
        }
        if (next() != 0x1f || next() != 0x8b || next() != DEFLATE) {
            throw bad("no gzip header");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw bad("reserved flags");
        }
        for (int i = 0; i < 6; i++) {
            next();
        }
        skipOptional(flags);
        inMember = true;
        check.reset();
        return true;
    }

    private void skipOptional(int flags) throws IOException {
        if ((flags & EXTRA) != 0) {
            for (int left = nextShort(); left > 0; left--) {
                next();
            }
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            nextShort();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // A name or a comment means nothing here.
        }
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        if (nextInt() != check.getValue()) {
            throw bad("checksum");
        }
        if (nextInt() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw bad("length");
        }
        inflater.reset();
        inMember = false;
    }

    /// Frees what zlib holds outside of Java's memory.
    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
