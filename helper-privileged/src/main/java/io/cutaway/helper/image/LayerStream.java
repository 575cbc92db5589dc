package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.LayerCompression;
import io.cutaway.helper.image.ImageException.Code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// A layer's archive as it comes: both of its digests are computed on the way, that of the bytes
/// that come and that of the tar archive in them (the diff ID).
///
/// ```
/// source -> copy, digest | decompression, diff ID | archive
/// ```
///
/// Each `|` is a [ReadAhead], so all three are done at once, with a few MiB between them. What is
/// not compressed is its own archive: it has one digest, and the middle is left out.
final class LayerStream implements AutoCloseable {

    /// How compressed data begins that can't be read, and what it is called.
    private static final Map<String, String> OTHERS =
            Map.of("fd377a58", "xz", "425a68", "bzip2", "04224d18", "lz4");

    private static final int MAGIC = 4;

    /// How much is read to tell wrong bytes in an archive from an archive of wrong bytes.
    private static final long WORTH_READING = 64L << 20;

    private final MeteredInput outer;

    /// The archive, as far as it is something else than what comes.
    private final Optional<MeteredInput> inner;

    private final InputStream archive;
    private final LayerCompression compression;

    /// What is to be closed, the last stage first.
    private final Deque<InputStream> stages = new ArrayDeque<>();

    /// @param in not closed
    /// @param copy gets the bytes as they come; not closed
    LayerStream(InputStream in, OutputStream copy, UnpackLimits limits) throws IOException {
        outer = new MeteredInput(in, copy, limits.time());
        var ahead = stage(new ReadAhead(outer, "layer-source"));
        try {
            var start = ahead.readNBytes(MAGIC);
            refuseOthers(HexFormat.of().formatHex(start));
            compression = LayerCompression.ofMagic(start);
            var whole = new PushbackInputStream(ahead, MAGIC);
            whole.unread(start);
            inner =
                    decompressed(whole, limits)
                            .map(stream -> new MeteredInput(stream, limits.time()));
            archive =
                    inner.<InputStream>map(stream -> stage(new ReadAhead(stream, "layer-archive")))
                            .orElse(whole);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends InputStream> T stage(T stream) {
        stages.push(stream);
        return stream;
    }

    private static void refuseOthers(String magic) throws ImageException {
        for (var other : OTHERS.entrySet()) {
            if (magic.startsWith(other.getKey())) {
                throw new ImageException(Code.UNSUPPORTED_COMPRESSION, other.getValue());
            }
        }
    }

    private Optional<InputStream> decompressed(InputStream in, UnpackLimits limits) {
        return switch (compression) {
            case NONE -> Optional.empty();
            case GZIP -> Optional.of(stage(RatioCheck.of(in, GzipInput::new, limits)));
            case ZSTD -> Optional.of(stage(RatioCheck.of(in, ZstdInput::new, limits)));
        };
    }

    /// The tar archive.
    InputStream archive() {
        return archive;
    }

    /// Reads what is left, so that both digests cover everything.
    void drain() throws IOException {
        archive.transferTo(OutputStream.nullOutputStream());
    }

    /// How many bytes came. Like the digests, to be asked when all was read.
    long size() {
        return outer.count();
    }

    Digest digest() {
        return outer.digest();
    }

    Digest diffId() {
        return inner.orElse(outer).digest();
    }

    LayerCompression compression() {
        return compression;
    }

    /// The digest of all that comes, when the archive in it was refused. It is not computed, and
    /// the one expected returned, when much is left to read.
    ///
    /// @param size of the whole
    Digest digestAfterRefusal(Digest expected, long size) throws IOException {
        close();
        if (size - outer.count() > WORTH_READING) {
            return expected;
        }
        outer.transferTo(OutputStream.nullOutputStream());
        return outer.digest();
    }

    /// Ends all threads. Several times is like once.
    @Override
    public void close() throws IOException {
        while (!stages.isEmpty()) {
            stages.pop().close();
        }
    }
}
