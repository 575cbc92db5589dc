package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import io.cutaway.helper.image.ImageException.Code;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

@DisplayName("Compressed data")
class CompressionTest {

    private static final byte[] FIRST = compressible(300_000, 1);
    private static final byte[] SECOND = compressible(5_000, 2);

    private static final int MAGIC = 0xFD2F_B528;

    /// Text whose words repeat, always the same.
    private static byte[] compressible(int length, int seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        for (int i = 0; i < length; i++) {
            bytes[i] = i > 100 && i % 50 < 40 ? bytes[i - 100] : bytes[i];
        }
        return bytes;
    }

    @Test
    void isReadMemberByMember() throws IOException {
        var two = join(Archive.gzip(FIRST), Archive.gzip(SECOND));
        assertArrayEquals(join(FIRST, SECOND), gunzip(two));
        var withEmpty = join(Archive.gzip(new byte[0]), two, Archive.gzip(new byte[0]));
        assertArrayEquals(join(FIRST, SECOND), gunzip(withEmpty));
    }

    @Test
    void mayHaveEverythingThatAGzipHeaderCanHave() throws IOException {
        var plain = Archive.gzip(SECOND);
        var header = new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
        var extra = new byte[] {3, 0, 1, 2, 3, 'n', 0, 'c', 'c', 0, 0x12, 0x34};
        var rest = Arrays.copyOfRange(plain, 10, plain.length);
        assertArrayEquals(SECOND, gunzip(join(header, extra, rest)));
    }

    @Test
    void endsWithItsLastMember() throws IOException {
        var gzip = Archive.gzip(SECOND);
        refuseGzip(join(gzip, new byte[] {0}));
        refuseGzip(join(gzip, "garbage".repeat(100).getBytes(StandardCharsets.UTF_8)));
        refuseGzip(join(gzip, Arrays.copyOf(gzip, gzip.length / 2)));
        for (int length : new int[] {1, 5, 9, 10, 50, gzip.length - 9, gzip.length - 1}) {
            refuseGzip(Arrays.copyOf(gzip, length));
        }
    }

    @Test
    void isComparedWithItsChecksumAndLength() throws IOException {
        for (int fromEnd : new int[] {1, 4, 5, 8}) {
            var changed = Archive.gzip(SECOND);
            changed[changed.length - fromEnd] ^= 1;
            refuseGzip(changed);
        }
        var reserved = Archive.gzip(SECOND);
        reserved[3] = (byte) 0x80;
        refuseGzip(reserved);
    }

    @Test
    void isReadFrameByFrame() throws IOException {
        assertArrayEquals(FIRST, unzstd(zstd(FIRST)));
        assertArrayEquals(new byte[0], unzstd(zstd(new byte[0])));
        assertArrayEquals(join(FIRST, SECOND), unzstd(join(zstd(FIRST), zstd(SECOND))));
    }

    /// As zstd:chunked has them, and one that is empty.
    @Test
    void isReadWithoutSkippableFrames() throws IOException {
        var chunked =
                join(
                        skippable(0, 10),
                        zstd(FIRST),
                        skippable(15, 0),
                        zstd(SECOND),
                        skippable(7, 300_000));
        assertArrayEquals(join(FIRST, SECOND), unzstd(chunked));
        refuseZstd(Code.BAD_COMPRESSION, skippable(1, 4));
        var cut = skippable(1, 100);
        refuseZstd(Code.BAD_COMPRESSION, Arrays.copyOf(cut, cut.length - 1));
        var endless = skippable(1, 100);
        Arrays.fill(endless, 4, 8, (byte) 0xff);
        refuseZstd(Code.BAD_COMPRESSION, endless);
    }

    @Test
    void endsWithItsLastFrame() throws IOException {
        var frame = zstd(FIRST);
        for (int length : new int[] {1, 3, 4, 5, 6, 8, 1000, frame.length - 5, frame.length - 1}) {
            refuseZstd(Code.BAD_COMPRESSION, Arrays.copyOf(frame, length));
        }
        refuseZstd(Code.BAD_COMPRESSION, join(frame, new byte[] {0}));
        refuseZstd(Code.BAD_COMPRESSION, join(frame, new byte[100]));
    }

    @Test
    void mayNotDemandALargeWindow() throws IOException {
        // Window descriptor: exponent above 10, mantissa in eighths (RFC 8878, 3.1.1.1.2).
        assertArrayEquals(new byte[0], unzstd(emptyFrame(0, 13 << 3)));
        refuseZstd(Code.UNSUPPORTED_COMPRESSION, emptyFrame(0, 13 << 3 | 1));
        refuseZstd(Code.UNSUPPORTED_COMPRESSION, emptyFrame(0, 0xff));
        // Single segment: the content's size is the window.
        refuseZstd(Code.UNSUPPORTED_COMPRESSION, emptyFrame(0xa0, 0, 0, 0, 1));
        refuseZstd(
                Code.UNSUPPORTED_COMPRESSION,
                emptyFrame(0xe0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff));
        refuseZstd(Code.UNSUPPORTED_COMPRESSION, emptyFrame(1, 0, 7));
        refuseZstd(Code.BAD_COMPRESSION, emptyFrame(8, 0));
    }

    /// The library works on memory without Java's checks, so this would end the process if one of
    /// its own were missing.
    @Test
    void canBeChangedAtWillWithoutHarm() throws IOException {
        var frame = zstd(compressible(20_000, 3));
        var random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            var changed = frame.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                changed[4 + random.nextInt(changed.length - 4)] = (byte) random.nextInt();
            }
            try {
                unzstd(changed);
            } catch (ImageException _) {
                // Refused, as nearly all are.
            }
        }
    }

    private static byte[] emptyFrame(int... descriptorAndHeader) {
        var frame = ByteBuffer.allocate(4 + descriptorAndHeader.length + 3);
        frame.order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC);
        for (int b : descriptorAndHeader) {
            frame.put((byte) b);
        }
        // A raw block without content, the last.
        return frame.put((byte) 1).array();
    }

    private static byte[] skippable(int number, int length) {
        return ByteBuffer.allocate(8 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x184D_2A50 + number)
                .putInt(length)
                .array();
    }

    private static byte[] zstd(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(out)) {
            zstd.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] gunzip(byte[] compressed) throws IOException {
        try (var in = new GzipInput(new Trickle(compressed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] unzstd(byte[] compressed) throws IOException {
        try (var in = new ZstdInput(new Trickle(compressed))) {
            return in.readAllBytes();
        }
    }

    private static void refuseGzip(byte[] compressed) {
        var refusal = assertThrows(ImageException.class, () -> gunzip(compressed));
        assertEquals(Code.BAD_COMPRESSION.name(), refusal.code());
    }

    private static void refuseZstd(Code code, byte[] compressed) {
        var refusal = assertThrows(ImageException.class, () -> unzstd(compressed));
        assertEquals(code.name(), refusal.code());
    }

    /// A source that gives few bytes at a time, so that every boundary is met somewhere.
    private static final class Trickle extends InputStream {

        private final ByteArrayInputStream in;
        private int step;

        Trickle(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            step = step % 997 + 1;
            return in.read(buffer, offset, Math.min(length, step));
        }
    }
}
