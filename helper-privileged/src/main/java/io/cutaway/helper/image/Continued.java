package io.cutaway.helper.image;

import java.io.IOException;
import java.io.InputStream;

/// The first bytes of one stream, then another. Not closed with it are either.
final class Continued extends InputStream {

    private final InputStream beginning;
    private final InputStream rest;
    private long left;

    /// @param length how many bytes of the beginning
    Continued(InputStream beginning, long length, InputStream rest) {
        this.beginning = beginning;
        this.rest = rest;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return rest.read(buffer, offset, length);
        }
        int count = beginning.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new IOException("a file of the store became shorter");
        }
        left -= count;
        return count;
    }
}
