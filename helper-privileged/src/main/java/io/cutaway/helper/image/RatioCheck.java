package io.cutaway.helper.image;

import io.cutaway.helper.image.ImageException.Code;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/// Decompressed data that is refused when it is too much for what it came from. Zeros are free as
/// far as a layer's files may go: they become holes, and zstd makes 32768 of a byte of them.
final class RatioCheck extends FilterInputStream {

    private final Counted compressed;
    private final long ratio;
    private long freeZeros;
    private long count;

    private RatioCheck(Counted compressed, InputStream content, UnpackLimits limits) {
        super(content);
        this.compressed = compressed;
        this.ratio = limits.ratio();
        this.freeZeros = limits.bytes();
    }

    /// @param compressed closed with the result
    static RatioCheck of(
            InputStream compressed,
            Function<InputStream, InputStream> decompressor,
            UnpackLimits limits) {
        var counted = new Counted(compressed);
        return new RatioCheck(counted, decompressor.apply(counted), limits);
    }

    /// Counts what is taken.
    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int single = in.read();
            count += single < 0 ? 0 : 1;
            return single;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0 && read <= freeZeros && Zeros.only(buffer, offset, read)) {
            freeZeros -= read;
            return read;
        }
        count += Math.max(0, read);
        if (count > UnpackLimits.RATIO_COUNTS_FROM && count / ratio > compressed.count) {
            throw new ImageException(Code.TOO_COMPRESSED, Long.toString(count));
        }
        return read;
    }
}
