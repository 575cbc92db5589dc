package io.cutaway.helper.image;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import io.cutaway.helper.image.ImageException.Code;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Decompresses zstd (RFC 8878), any number of frames one after the other, in Java alone: no
/// library of the computer sees an image's bytes.
final class ZstdInput extends FilterInputStream {

    private long count;

    /// @param in closed with this
    ZstdInput(InputStream in) {
        super(new ZstdInputStream(new ZstdFrames(in)));
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        } catch (RuntimeException e) {
            // The library's own MalformedInputException, or an index that hostile data led to.
            throw new ImageException(Code.BAD_COMPRESSION, count + " (zstd)", e);
        }
    }
}
