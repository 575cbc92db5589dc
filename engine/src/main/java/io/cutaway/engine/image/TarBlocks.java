package io.cutaway.engine.image;

import io.cutaway.engine.image.TarFormatException.Code;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The archive as a sequence of 512-byte blocks, with the place in it.
final class TarBlocks {

    static final int SIZE = 512;

    /// The most that an extended header or a long name may take; Linux's own limits on names and
    /// attributes are far below.
    static final int LARGEST_HEADER = 1 << 20;

    private final InputStream in;
    private final byte[] discarded = new byte[16 * SIZE];
    private Optional<byte[]> ahead = Optional.empty();
    private long position;
    private long entryOffset;

    TarBlocks(InputStream in) {
        this.in = in;
    }

    /// From here on, problems are those of the entry whose header comes next.
    void beginEntry() {
        entryOffset = position;
    }

    TarFormatException problem(Code code) {
        return new TarFormatException(code, entryOffset);
    }

    /// Whether the stream ends here, instead of a block.
    boolean isEnded() throws IOException {
        var block = new byte[SIZE];
        int count = read(block, 0, SIZE);
        if (count > 0 && count < SIZE) {
            throw problem(Code.TRUNCATED);
        }
        ahead = Optional.of(block).filter(_ -> count > 0);
        return count == 0;
    }

    /// The next block.
    byte[] read() throws IOException {
        if (ahead.isPresent()) {
            var block = ahead.get();
            ahead = Optional.empty();
            return block;
        }
        var block = new byte[SIZE];
        fill(block);
        return block;
    }

    /// Reads `size` bytes and the padding behind them.
    byte[] readPadded(long size) throws IOException {
        if (size > LARGEST_HEADER) {
            throw problem(Code.HEADER_TOO_LARGE);
        }
        var bytes = new byte[(int) size];
        fill(bytes);
        skip(padding(size));
        return bytes;
    }

    private void fill(byte[] bytes) throws IOException {
        if (read(bytes, 0, bytes.length) < bytes.length) {
            throw problem(Code.TRUNCATED);
        }
    }

    /// Reads as much of `length` as there is.
    int read(byte[] buffer, int offset, int length) throws IOException {
        var count = in.readNBytes(buffer, offset, length);
        position += count;
        return count;
    }

    /// Skips exactly `count` bytes. Whether they are read, the stream decides.
    void skip(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException _) {
            throw problem(Code.TRUNCATED);
        }
        position += count;
    }

    /// Skips what fills the last block up, of which the stream's end may take the rest.
    void skipPadding(int count) throws IOException {
        read(discarded, 0, count);
    }

    /// Reads up to the end of the stream.
    void drain() throws IOException {
        while (read(discarded, 0, discarded.length) == discarded.length) {
            // Whatever follows the end of the archive belongs to the digest and to nothing else.
        }
    }

    /// How many bytes fill the last block up.
    static long padding(long size) {
        return -size & (SIZE - 1);
    }
}
