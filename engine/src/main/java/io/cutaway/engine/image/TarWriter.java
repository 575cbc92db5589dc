package io.cutaway.engine.image;

import io.cutaway.engine.image.TarEntry.DeviceKind;
import io.cutaway.engine.image.TarEntry.DeviceNode;
import io.cutaway.engine.image.TarEntry.Directory;
import io.cutaway.engine.image.TarEntry.Fifo;
import io.cutaway.engine.image.TarEntry.HardLink;
import io.cutaway.engine.image.TarEntry.RegularFile;
import io.cutaway.engine.image.TarEntry.SymbolicLink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/// Writes a pax archive: ustar headers, and extended ones only where ustar is too small (long
/// names, large numbers, nanoseconds, extended attributes).
///
/// The same entries give the same bytes: nothing of this computer gets into the archive. Files are
/// written without holes. Names that are no UTF-8 have their odd bytes as the surrogates U+DC80 to
/// U+DCFF, and are written as the bytes they are. [#close()] ends the archive and closes the
/// stream.
public final class TarWriter implements AutoCloseable {

    private static final int NAME = 100;
    private static final long LARGEST_SIZE = 077777777777L;
    private static final long LARGEST_ID = 07777777L;

    private final OutputStream out;

    public TarWriter(OutputStream out) {
        this.out = out;
    }

    /// Writes an entry that has no content.
    public void put(TarEntry entry) throws IOException {
        put(entry, InputStream.nullInputStream());
    }

    /// Writes an entry and its content; other kinds than files have none.
    ///
    /// @throws IllegalArgumentException when the content has not the size that the entry says, or
    ///   the entry is a file with holes
    public void put(TarEntry entry, InputStream content) throws IOException {
        var size = size(entry);
        var name = nameInArchive(entry);
        var link = link(entry);
        var extended = extended(entry.metadata(), name, link, size);
        if (extended.length > 0) {
            writeHeader(new Header("pax_header", 0644, 0, 0, extended.length, 0, 'x', "", 0, 0));
            out.write(extended);
            pad(extended.length);
        }
        writeHeader(header(entry, name, link, size));
        if (content.transferTo(out) != size) {
            throw new IllegalArgumentException("content of " + name + " is not of its size");
        }
        pad(size);
    }

    private static long size(TarEntry entry) {
        if (!(entry instanceof RegularFile file)) {
            return 0;
        }
        if (file.extents().size() > 1 || file.size() != file.extents().getFirst().length()) {
            throw new IllegalArgumentException("a file with holes: " + file.metadata().path());
        }
        return file.size();
    }

    private static String nameInArchive(TarEntry entry) {
        var path = entry.metadata().path();
        return entry instanceof Directory ? (path.isEmpty() ? "./" : path + "/") : path;
    }

    private static String link(TarEntry entry) {
        return switch (entry) {
            case SymbolicLink symbolic -> symbolic.target();
            case HardLink hard -> hard.target();
            case RegularFile _, Directory _, DeviceNode _, Fifo _ -> "";
        };
    }

    private static char type(TarEntry entry) {
        return switch (entry) {
            case RegularFile _ -> '0';
            case HardLink _ -> '1';
            case SymbolicLink _ -> '2';
            case DeviceNode node -> node.kind() == DeviceKind.CHARACTER ? '3' : '4';
            case Directory _ -> '5';
            case Fifo _ -> '6';
        };
    }

    private static byte[] extended(TarMetadata metadata, String name, String link, long size) {
        var records = new PaxWriter();
        var longName = needsRecord(name);
        var longLink = needsRecord(link);
        // Records are UTF-8 unless this one comes first (POSIX pax, "hdrcharset").
        var isBinary = (longName && !TarText.isUtf8(name)) || (longLink && !TarText.isUtf8(link));
        records.addIf(isBinary, "hdrcharset", "BINARY");
        records.addIf(longName, "path", name);
        records.addIf(longLink, "linkpath", link);
        records.addIf(size > LARGEST_SIZE, "size", Long.toString(size));
        records.addIf(metadata.uid() > LARGEST_ID, "uid", Long.toString(metadata.uid()));
        records.addIf(metadata.gid() > LARGEST_ID, "gid", Long.toString(metadata.gid()));
        var whole = fitting(metadata.mtime().getEpochSecond(), LARGEST_SIZE);
        var isWhole = metadata.mtime().equals(Instant.ofEpochSecond(whole));
        records.addIf(!isWhole, "mtime", PaxWriter.time(metadata.mtime()));
        metadata.xattrs().forEach(records::addXattr);
        return records.bytes();
    }

    private static Header header(TarEntry entry, String name, String link, long size) {
        var metadata = entry.metadata();
        var major = entry instanceof DeviceNode node ? node.major() : 0;
        var minor = entry instanceof DeviceNode node ? node.minor() : 0;
        return new Header(
                name,
                metadata.mode(),
                fitting(metadata.uid(), LARGEST_ID),
                fitting(metadata.gid(), LARGEST_ID),
                fitting(size, LARGEST_SIZE),
                fitting(metadata.mtime().getEpochSecond(), LARGEST_SIZE),
                type(entry),
                link,
                major,
                minor);
    }

    /// What doesn't fit is in the extended header.
    private static long fitting(long value, long largest) {
        return value < 0 || value > largest ? 0 : value;
    }

    private record Header(
            String name,
            int mode,
            long uid,
            long gid,
            long size,
            long mtime,
            char type,
            String link,
            long major,
            long minor) {}

    private void writeHeader(Header header) throws IOException {
        var block = new byte[TarBlocks.SIZE];
        text(block, 0, NAME, header.name());
        octal(block, 100, 8, header.mode());
        octal(block, 108, 8, header.uid());
        octal(block, 116, 8, header.gid());
        octal(block, 124, 12, header.size());
        octal(block, 136, 12, header.mtime());
        text(block, 148, 8, "        ");
        block[156] = (byte) header.type();
        text(block, 157, NAME, header.link());
        text(block, 257, 8, "ustar\0" + "00");
        octal(block, 329, 8, header.major());
        octal(block, 337, 8, header.minor());
        var sum = 0;
        for (var b : block) {
            sum += b & 0xFF;
        }
        octal(block, 148, 7, sum);
        out.write(block);
    }

    private static void text(byte[] block, int offset, int length, String text) {
        var bytes = TarText.bytes(text);
        System.arraycopy(bytes, 0, block, offset, Math.min(length, bytes.length));
    }

    private static void octal(byte[] block, int offset, int length, long value) {
        var digits = Long.toOctalString(value);
        text(block, offset, length - 1, "0".repeat(length - 1 - digits.length()) + digits);
        block[offset + length - 1] = 0;
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) TarBlocks.padding(size)]);
    }

    /// A name that is no text in UTF-8 is the same bytes to everybody in the header alone.
    private static boolean needsRecord(String text) {
        return TarText.bytes(text).length > NAME || (!isAscii(text) && TarText.isUtf8(text));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(new byte[2 * TarBlocks.SIZE]);
        }
    }
}
