package io.cutaway.app.archive;

import io.airlift.compress.v3.zstd.ZstdInputStream;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// How data is compressed, by the bytes it begins with.
enum Compression {
    NONE,
    GZIP,
    ZSTD;

    private static final int MAGIC = 4;

    private static final Map<String, String> OTHERS =
            Map.of("fd377a58", "xz", "425a68", "bzip2", "04224d18", "lz4");

    /// Looks at the first bytes and goes back to the beginning.
    ///
    /// @param in must support marks
    /// @throws ArchiveException when it is compressed in a way that can't be read
    static Compression of(InputStream in) throws IOException {
        in.mark(MAGIC);
        var magic = HexFormat.of().formatHex(in.readNBytes(MAGIC));
        in.reset();
        for (var other : OTHERS.entrySet()) {
            if (magic.startsWith(other.getKey())) {
                throw new ArchiveException(ArchiveMessage.COMPRESSION, other.getValue());
            }
        }
        if (magic.startsWith("1f8b")) {
            return GZIP;
        }
        return magic.equals("28b52ffd") ? ZSTD : NONE;
    }

    /// Of a file's beginning.
    static Compression of(ArchivedFile file) throws IOException {
        try (var in = new BufferedInputStream(file.open(0), 16)) {
            return of(in);
        }
    }

    /// What is in it.
    InputStream open(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(new AlwaysMore(in), 64 << 10);
            case ZSTD -> new Zstd(new ZstdInputStream(in));
        };
    }

    /// Says of damaged data what other streams say of it.
    private static final class Zstd extends FilterInputStream {

        Zstd(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (RuntimeException e) {
                // The library's own MalformedInputException, or an index that the data led to.
                var damaged = new ZipException("zstd: " + e.getMessage());
                damaged.initCause(e);
                throw damaged;
            }
        }
    }

    /// GZIPInputStream takes 0 for the end, and would overlook a second part of the data when the
    /// first one ends just where a pipe is empty.
    private static final class AlwaysMore extends FilterInputStream {

        AlwaysMore(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
