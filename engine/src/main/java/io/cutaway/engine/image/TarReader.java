package io.cutaway.engine.image;

import io.cutaway.engine.image.TarEntry.DeviceKind;
import io.cutaway.engine.image.TarEntry.DeviceNode;
import io.cutaway.engine.image.TarEntry.Directory;
import io.cutaway.engine.image.TarEntry.Extent;
import io.cutaway.engine.image.TarEntry.Fifo;
import io.cutaway.engine.image.TarEntry.HardLink;
import io.cutaway.engine.image.TarEntry.RegularFile;
import io.cutaway.engine.image.TarEntry.SymbolicLink;
import io.cutaway.engine.image.TarFormatException.Code;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Reads a tar archive entry by entry: ustar, pax and GNU, with long names, large numbers, holes,
/// nanoseconds and extended attributes as the bytes they are.
///
/// It is meant for archives of strangers: every number is checked before it is used, memory is
/// bounded by the largest extended header (one mebibyte), and what can't be read exactly is refused
/// with [TarFormatException] and never guessed. It does not judge where an entry would be written.
///
/// The whole stream is read or skipped, also what follows the archive's end: one that computes a
/// digest must read what it is asked to skip. The stream is not closed.
public final class TarReader {

    private final TarBlocks blocks;
    private final End end;
    private final TarNames names;
    private final TarNumbers numbers;
    private final SparseMaps sparseMaps;
    private PaxRecords global;
    private long unread;
    private long padding;

    /// What an archive must end with.
    public enum End {
        /// The block of zeros that POSIX asks for (pax, "ustar Interchange Format"): without it,
        /// what came is a part.
        MARKED,

        /// Nothing, not even the last file's padding: some programs write such layers, others read
        /// them, and their digest says whether everything came.
        UNMARKED
    }

    public TarReader(InputStream in) {
        this(in, End.MARKED);
    }

    public TarReader(InputStream in, End end) {
        this.end = end;
        this.blocks = new TarBlocks(in);
        this.names = new TarNames(blocks);
        this.numbers = new TarNumbers(blocks);
        this.sparseMaps = new SparseMaps(blocks);
        this.global = new PaxRecords(blocks);
    }

    /// The next entry, or nothing at the end of the archive.
    ///
    /// @throws TarFormatException when the archive is wrong
    /// @throws IOException when the stream fails
    public Optional<TarEntry> next() throws IOException {
        blocks.skip(unread);
        skipPadding();
        unread = 0;
        padding = 0;
        blocks.beginEntry();
        if (end == End.UNMARKED && blocks.isEnded()) {
            return Optional.empty();
        }
        var local = new PaxRecords(blocks);
        var longName = Optional.<String>empty();
        var longLink = Optional.<String>empty();
        while (true) {
            var block = blocks.read();
            if (TarHeader.isZero(block)) {
                blocks.drain();
                return Optional.empty();
            }
            var header = new TarHeader(block, blocks);
            switch (header.type()) {
                case 'x' -> local.add(blocks.readPadded(header.size()));
                case 'g' -> addGlobal(blocks.readPadded(header.size()));
                case 'L' -> longName = Optional.of(longText(header));
                case 'K' -> longLink = Optional.of(longText(header));
                default -> {
                    return Optional.of(
                            entry(header, new Extended(global.with(local), longName, longLink)));
                }
            }
        }
    }

    private void skipPadding() throws IOException {
        switch (end) {
            case MARKED -> blocks.skip(padding);
            case UNMARKED -> blocks.skipPadding((int) padding);
        }
    }

    private void addGlobal(byte[] records) throws IOException {
        var added = new PaxRecords(blocks);
        added.add(records);
        global = global.with(added);
        if (global.isTooLarge()) {
            throw blocks.problem(Code.HEADER_TOO_LARGE);
        }
    }

    private String longText(TarHeader header) throws IOException {
        var bytes = blocks.readPadded(header.size());
        return names.field(bytes, 0, bytes.length);
    }

    /// What came before an entry's own header.
    private record Extended(PaxRecords pax, Optional<String> longName, Optional<String> longLink) {

        String path(TarHeader header) throws IOException {
            var sparse = pax.text("GNU.sparse.name");
            var path = sparse.isPresent() ? sparse : pax.text("path");
            return path.or(() -> longName).isPresent()
                    ? path.or(() -> longName).get()
                    : header.name();
        }

        String link(TarHeader header) throws IOException {
            var link = pax.text("linkpath").or(() -> longLink);
            return link.isPresent() ? link.get() : header.linkName();
        }
    }

    private TarEntry entry(TarHeader header, Extended extended) throws IOException {
        var path = extended.path(header);
        var metadata = metadata(header, extended.pax(), path);
        return switch (header.type()) {
            case '0', '\0', '7' -> fileOrOldDirectory(header, extended.pax(), metadata, path);
            case 'S' -> oldSparseFile(header, extended.pax(), metadata);
            case '1' -> new HardLink(metadata, names.path(extended.link(header)));
            case '2' -> new SymbolicLink(metadata, target(extended.link(header)));
            case '3' -> device(header, metadata, DeviceKind.CHARACTER);
            case '4' -> device(header, metadata, DeviceKind.BLOCK);
            case '5' -> new Directory(metadata);
            case '6' -> new Fifo(metadata);
            default -> throw blocks.problem(Code.UNSUPPORTED_TYPE);
        };
    }

    private TarMetadata metadata(TarHeader header, PaxRecords pax, String path) throws IOException {
        var uid = pax.text("uid");
        var gid = pax.text("gid");
        var mtime = pax.text("mtime");
        return new TarMetadata(
                names.path(path),
                header.mode(),
                numbers.id(uid.isPresent() ? numbers.decimal(uid.get()) : header.uid()),
                numbers.id(gid.isPresent() ? numbers.decimal(gid.get()) : header.gid()),
                mtime.isPresent() ? numbers.time(mtime.get()) : numbers.time(header.mtime()),
                pax.xattrs());
    }

    private String target(String text) throws IOException {
        if (text.isEmpty()) {
            throw blocks.problem(Code.BAD_NAME);
        }
        return text;
    }

    private DeviceNode device(TarHeader header, TarMetadata metadata, DeviceKind kind)
            throws IOException {
        return new DeviceNode(metadata, kind, header.deviceMajor(), header.deviceMinor());
    }

    /// Before ustar a directory was a file whose name ends in a slash.
    private TarEntry fileOrOldDirectory(
            TarHeader header, PaxRecords pax, TarMetadata metadata, String path)
            throws IOException {
        var stored = storedSize(header, pax);
        if (path.endsWith("/")) {
            begin(stored, stored);
            return new Directory(metadata);
        }
        var major = pax.text("GNU.sparse.major");
        if (major.isPresent() && !major.get().equals("0")) {
            return sparseFile(pax, metadata, stored, major.get());
        }
        var map = pax.sparseMap();
        if (map.isPresent()) {
            var size = required(pax, "GNU.sparse.size");
            return sparse(metadata, size, sparseMaps.listed(map.get(), size), stored, stored);
        }
        begin(stored, stored);
        return new RegularFile(metadata, stored);
    }

    private RegularFile sparseFile(PaxRecords pax, TarMetadata metadata, long stored, String major)
            throws IOException {
        if (!major.equals("1") || !pax.text("GNU.sparse.minor").orElse("0").equals("0")) {
            throw blocks.problem(Code.UNSUPPORTED_TYPE);
        }
        var size = required(pax, "GNU.sparse.realsize");
        var map = sparseMaps.leading(size, stored);
        if (map.bytes() > stored) {
            throw blocks.problem(Code.BAD_SPARSE_MAP);
        }
        return sparse(metadata, size, map.extents(), stored - map.bytes(), stored);
    }

    private RegularFile oldSparseFile(TarHeader header, PaxRecords pax, TarMetadata metadata)
            throws IOException {
        var stored = storedSize(header, pax);
        var size = header.realSize();
        return sparse(metadata, size, sparseMaps.old(header.block(), size), stored, stored);
    }

    private RegularFile sparse(
            TarMetadata metadata, long size, List<Extent> extents, long content, long stored)
            throws IOException {
        if (extents.stream().mapToLong(Extent::length).sum() != content) {
            throw blocks.problem(Code.BAD_SPARSE_MAP);
        }
        begin(content, stored);
        return new RegularFile(metadata, size, extents);
    }

    private long required(PaxRecords pax, String key) throws IOException {
        var text = pax.text(key);
        if (text.isEmpty()) {
            throw blocks.problem(Code.BAD_SPARSE_MAP);
        }
        return numbers.decimal(text.get());
    }

    private long storedSize(TarHeader header, PaxRecords pax) throws IOException {
        var size = pax.text("size");
        return size.isPresent() ? numbers.decimal(size.get()) : header.size();
    }

    private void begin(long content, long stored) {
        unread = content;
        padding = TarBlocks.padding(stored);
    }

    /// Reads content of the entry that [#next()] returned: the bytes of its extents. Returns 0 when
    /// there is no more.
    ///
    /// @throws TarFormatException when the archive ends before the content does
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var wanted = (int) Math.min(length, unread);
        if (blocks.read(buffer, offset, wanted) < wanted) {
            throw blocks.problem(Code.TRUNCATED);
        }
        unread -= wanted;
        return wanted;
    }
}
