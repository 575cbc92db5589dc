package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.helper.image.ImageException.Code;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A layer's archive as it comes: both of its digests are computed on the way, that of the bytes
/// that come and that of the tar archive in them (the diff ID).
final class LayerStream {

    private static final String GZIP = "1f8b";

    /// How compressed data begins that can't be read, and what it is called.
    private static final Map<String, String> OTHERS =
            Map.of("28b52ffd", "zstd", "fd377a58", "xz", "425a68", "bzip2", "04224d18", "lz4");

    private final MeteredInput outer;
    private final BufferedInputStream buffered;
    private final MeteredInput inner;
    private final boolean gzip;

    /// @param copy gets the bytes as they come; not closed
    LayerStream(InputStream in, OutputStream copy, UnpackLimits limits) throws IOException {
        outer = new MeteredInput(in, copy);
        buffered = new BufferedInputStream(outer, 128 << 10);
        var magic = magic(buffered);
        gzip = magic.startsWith(GZIP);
        refuseOthers(magic);
        var content = gzip ? new Unzipped(buffered, limits) : buffered;
        inner = new MeteredInput(content, OutputStream.nullOutputStream());
    }

    private static String magic(BufferedInputStream in) throws IOException {
        in.mark(4);
        var bytes = in.readNBytes(4);
        in.reset();
        return HexFormat.of().formatHex(bytes);
    }

    private static void refuseOthers(String magic) throws ImageException {
        for (var other : OTHERS.entrySet()) {
            if (magic.startsWith(other.getKey())) {
                throw new ImageException(Code.UNSUPPORTED_COMPRESSION, other.getValue());
            }
        }
    }

    /// Opens the compressed data only when it is read, so that damage is met in one place.
    private final class Unzipped extends FilterInputStream {

        private final UnpackLimits limits;
        private Optional<InputStream> unzipped = Optional.empty();
        private long count;

        Unzipped(InputStream compressed, UnpackLimits limits) {
            super(compressed);
            this.limits = limits;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                if (unzipped.isEmpty()) {
                    unzipped = Optional.of(new GZIPInputStream(in, 64 << 10));
                }
                return counted(unzipped.get().read(buffer, offset, length));
            } catch (ZipException | EOFException e) {
                throw new ImageException(Code.BAD_COMPRESSION, Long.toString(count), e);
            }
        }

        private int counted(int read) throws ImageException {
            count += Math.max(read, 0);
            if (count > UnpackLimits.RATIO_COUNTS_FROM && count / limits.ratio() > outer.count()) {
                throw new ImageException(Code.TOO_COMPRESSED, Long.toString(count));
            }
            return read;
        }
    }

    /// The tar archive.
    InputStream archive() {
        return inner;
    }

    /// Reads what follows, so that both digests cover everything.
    void drain() throws IOException {
        inner.transferTo(OutputStream.nullOutputStream());
        buffered.transferTo(OutputStream.nullOutputStream());
    }

    /// How many bytes came.
    long size() {
        return outer.count();
    }

    Digest digest() {
        return outer.digest();
    }

    Digest diffId() {
        return inner.digest();
    }

    String mediaType() {
        return gzip ? MediaTypes.LAYER_GZIP : MediaTypes.LAYER;
    }
}
