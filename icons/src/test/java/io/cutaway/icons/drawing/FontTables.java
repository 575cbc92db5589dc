package io.cutaway.icons.drawing;

import io.cutaway.icons.drawing.Contour.Point;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables of the font, each in the form that the OpenType specification gives under its name.
/// Every glyph is as wide as the em square. Codes follow one another, so `cmap` has one segment.
final class FontTables {

    /// Font units in the em square: 64 for each of the 24 units of a drawing.
    static final int EM = 1536;

    /// How far the em square reaches below the base line: as Feather's, so that both align.
    static final int DESCENT = EM / 16;

    private static final int ASCENT = EM - DESCENT;
    private static final int REGULAR = 0x40;

    /// 2026-01-01 in seconds since 1904: a clock's time would make each font another.
    private static final long DATE = 3_850_070_400L;

    private final String family;
    private final List<Glyph> glyphs;

    FontTables(String family, List<Glyph> glyphs) {
        this.family = family;
        this.glyphs = glyphs;
    }

    /// Sorted by name, as the file's directory wants them.
    Map<String, byte[]> all() {
        var tables = new TreeMap<String, byte[]>();
        tables.put("OS/2", os2());
        tables.put("cmap", cmap());
        tables.put("glyf", glyf());
        tables.put("head", head());
        tables.put("hhea", hhea());
        tables.put("hmtx", hmtx());
        tables.put("loca", loca());
        tables.put("maxp", maxp());
        tables.put("name", names());
        tables.put("post", post());
        return tables;
    }

    private byte[] head() {
        return new Bytes()
                .u32(0x10000, 0x10000, 0, 0x5F0F3CF5)
                .u16(3, EM)
                .u32(0, DATE, 0, DATE)
                .u16(xMin(), yMin(), xMax(), yMax())
                .u16(0, 8, 2, 0, 0)
                .toArray();
    }

    private byte[] hhea() {
        var right = glyphs.stream().mapToInt(glyph -> EM - glyph.most(Point::x)).min().orElse(0);
        return new Bytes()
                .u32(0x10000)
                .u16(ASCENT, -DESCENT, 0, EM, xMin(), right, xMax())
                .u16(1, 0, 0, 0, 0, 0, 0, 0, glyphs.size())
                .toArray();
    }

    private byte[] maxp() {
        var points = glyphs.stream().mapToInt(glyph -> glyph.points().size()).max().orElse(0);
        var contours = glyphs.stream().mapToInt(glyph -> glyph.contours().size()).max().orElse(0);
        return new Bytes()
                .u32(0x10000)
                .u16(glyphs.size(), points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
                .toArray();
    }

    private byte[] os2() {
        return new Bytes()
                .u16(4, EM, 400, 5, 0)
                .u16(EM / 2, EM / 2, 0, EM / 8, EM / 2, EM / 2, 0, EM / 2, EM / 16, EM / 4, 0)
                .u8(2, 0, 5, 3, 0, 0, 0, 0, 0, 0)
                .u32(0, 1L << 28, 0, 0) // bit 60: the private use area
                .bytes("CTWY".getBytes(StandardCharsets.US_ASCII))
                .u16(REGULAR, firstCode(), lastCode(), ASCENT, -DESCENT, 0, ASCENT, DESCENT)
                .u32(1, 0)
                .u16(0, 0, 0, 0x20, 0)
                .toArray();
    }

    private byte[] hmtx() {
        var bytes = new Bytes();
        glyphs.forEach(glyph -> bytes.u16(EM, glyph.least(Point::x)));
        return bytes.toArray();
    }

    private byte[] glyf() {
        var bytes = new Bytes();
        glyphs.forEach(glyph -> bytes.bytes(glyph.encode()));
        return bytes.toArray();
    }

    private byte[] loca() {
        var bytes = new Bytes().u16(0);
        var end = 0;
        for (var glyph : glyphs) {
            end += glyph.encode().length;
            bytes.u16(end / 2);
        }
        return bytes.toArray();
    }

    /// The same format 4 table for Unicode and for Windows.
    private byte[] cmap() {
        return new Bytes()
                .u16(0, 2)
                .u16(0, 3)
                .u32(20)
                .u16(3, 1)
                .u32(20)
                .u16(4, 32, 0, 4, 4, 1, 0)
                .u16(lastCode(), 0xFFFF, 0)
                .u16(firstCode(), 0xFFFF)
                .u16(1 - firstCode(), 1)
                .u16(0, 0)
                .toArray();
    }

    private byte[] names() {
        var texts = List.of(family, "Regular", family + " 1.0", family, "Version 1.0", family);
        var records = new Bytes().u16(0, texts.size(), 6 + 12 * texts.size());
        var storage = new Bytes();
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i).getBytes(StandardCharsets.UTF_16BE);
            records.u16(3, 1, 0x409, i + 1, text.length, storage.size());
            storage.bytes(text);
        }
        return records.bytes(storage.toArray()).toArray();
    }

    private byte[] post() {
        return new Bytes().u32(0x30000, 0).u16(-EM / 16, EM / 16).u32(1, 0, 0, 0, 0).toArray();
    }

    private int firstCode() {
        return glyphs.get(1).code();
    }

    private int lastCode() {
        return glyphs.getLast().code();
    }

    private int xMin() {
        return glyphs.stream().mapToInt(glyph -> glyph.least(Point::x)).min().orElse(0);
    }

    private int yMin() {
        return glyphs.stream().mapToInt(glyph -> glyph.least(Point::y)).min().orElse(0);
    }

    private int xMax() {
        return glyphs.stream().mapToInt(glyph -> glyph.most(Point::x)).max().orElse(0);
    }

    private int yMax() {
        return glyphs.stream().mapToInt(glyph -> glyph.most(Point::y)).max().orElse(0);
    }
}
