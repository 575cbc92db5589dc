package io.cutaway.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.TarFormatException.Code;
import io.cutaway.engine.image.TarReader.End;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Archives made by hand, byte by byte: the ones no honest program would write.
@DisplayName("An archive")
class TarReaderTest {

    @Test
    void isReadInTheFormsThatOldAndNewProgramsWrite() throws IOException {
        check(block("a", '0', ""), "RegularFile a");
        check(block("a", '\0', ""), "RegularFile a");
        check(block("a/", '\0', ""), "Directory a");
        check(block("./", '5', ""), "Directory ");
        check(block("//a/./b//", '5', ""), "Directory a/b");
        check(block("a", '2', "../../etc"), "SymbolicLink a -> ../../etc");
        check(block("a", '1', "./b"), "HardLink a -> b");
        check(block("a", '6', ""), "Fifo a");
        check(
                longText('L', "b".repeat(150)),
                block("x", '0', ""),
                "RegularFile " + "b".repeat(150));
        check(
                longText('K', "t".repeat(150)),
                block("x", '2', "y"),
                "SymbolicLink x -> " + "t".repeat(150));
        check(edited(b -> put(b, 345, "p/q")), "RegularFile p/q/a");
    }

    @Test
    void letsAnExtendedHeaderWinOverTheOldOne() throws IOException {
        check(pax("path=new"), block("old", '0', ""), "RegularFile new");
        check(pax("linkpath=new"), block("a", '2', "old"), "SymbolicLink a -> new");
        check(pax('g', "path=all"), block("old", '0', ""), "RegularFile all");
        check(pax("path="), block("old", '0', ""), "RegularFile old");
    }

    @Test
    void isRefusedWhenANameLeadsOutOrIsNone() {
        refuse(Code.BAD_NAME, block("../a", '0', ""));
        refuse(Code.BAD_NAME, block("a/../../b", '0', ""));
        refuse(Code.BAD_NAME, block("a", '1', "../b"));
        refuse(Code.BAD_NAME, block("a", '1', ""));
        refuse(Code.BAD_NAME, block("a", '2', ""));
        refuse(Code.BAD_NAME, block("", '0', ""));
        refuse(Code.BAD_NAME, pax("path=a\0b"), block("a", '0', ""));
        refuse(Code.BAD_NAME, pax("path=../b"), block("a", '0', ""));
        refuse(Code.NAME_NOT_UTF8, block("a\u00e4", '0', ""));
        refuse(Code.NAME_NOT_UTF8, pax("path=a\u00ff"), block("a", '0', ""));
    }

    @Test
    void isRefusedWhenANumberIsWrong() {
        refuse(Code.BAD_NUMBER, edited(b -> put(b, 124, "99999999999")));
        refuse(Code.BAD_NUMBER, edited(b -> base256(b, 124, 12, 0x80, 0x7f)));
        refuse(Code.NEGATIVE_NUMBER, edited(b -> base256(b, 124, 12, 0xff, 0xff)));
        refuse(Code.NEGATIVE_NUMBER, edited(b -> base256(b, 108, 8, 0xff, 0xff)));
        refuse(Code.BAD_NUMBER, pax("uid=4294967295"), block("a", '0', ""));
        refuse(Code.NEGATIVE_NUMBER, pax("uid=-1"), block("a", '0', ""));
        refuse(Code.NEGATIVE_NUMBER, pax("size=-1"), block("a", '0', ""));
        refuse(Code.BAD_NUMBER, pax("size=9223372036854775808"), block("a", '0', ""));
        refuse(Code.BAD_NUMBER, pax("size=1e3"), block("a", '0', ""));
        refuse(Code.BAD_NUMBER, pax("mtime=1e999999999"), block("a", '0', ""));
        refuse(Code.TRUNCATED, pax("size=999999999999999999"), block("a", '0', ""));
    }

    @Test
    void isRefusedWhenAnExtendedHeaderBreaksItsGrammar() {
        refuse(Code.BAD_EXTENDED_HEADER, raw('x', "7 a=bc"), block("a", '0', ""));
        refuse(Code.BAD_EXTENDED_HEADER, raw('x', "99 a=b\n"), block("a", '0', ""));
        refuse(Code.BAD_EXTENDED_HEADER, raw('x', "0 a=b\n"), block("a", '0', ""));
        refuse(Code.BAD_EXTENDED_HEADER, raw('x', "-6 a=b\n"), block("a", '0', ""));
        refuse(Code.BAD_EXTENDED_HEADER, raw('x', " a=b\n"), block("a", '0', ""));
        refuse(Code.BAD_EXTENDED_HEADER, raw('x', "5 ab\n"), block("a", '0', ""));
        refuse(Code.BAD_EXTENDED_HEADER, raw('x', "99999999999 a=b\n"), block("a", '0', ""));
        refuse(Code.HEADER_TOO_LARGE, edited(b -> type(b, 'x', 2 << 20)));
        refuse(Code.HEADER_TOO_LARGE, edited(b -> type(b, 'L', 2 << 20)));
    }

    @Test
    void isRefusedWhenGlobalHeadersAddUpWithoutEnd() {
        var half = pax('g', "comment=" + "x".repeat(600 << 10));
        refuse(Code.HEADER_TOO_LARGE, half, half, block("a", '0', ""));
    }

    @Test
    void isRefusedWhenItsMapOfHolesIsImpossible() {
        refuse(Code.BAD_SPARSE_MAP, sparse("0,0,0", "10"));
        refuse(Code.BAD_SPARSE_MAP, sparse("5,1", "5"));
        refuse(Code.BAD_SPARSE_MAP, sparse("4,2,4,2", "10"));
        refuse(Code.BAD_SPARSE_MAP, sparse("4,2,0,1", "10"));
        refuse(Code.BAD_SPARSE_MAP, sparse("0,999999999999999999", "5"));
        refuse(Code.BAD_SPARSE_MAP, sparse("0,4", "10"));
        refuse(Code.BAD_SPARSE_MAP, pax("GNU.sparse.map=0,0"), block("a", '0', ""));
        refuse(
                Code.UNSUPPORTED_TYPE,
                pax("GNU.sparse.major=2", "GNU.sparse.minor=0"),
                block("a", '0', ""));
    }

    @Test
    void isRefusedWhenItIsDamagedOrNoArchive() {
        refuse(Code.WRONG_CHECKSUM, "x".repeat(512).getBytes(UTF_8));
        var damaged = block("a", '0', "");
        damaged[0] ^= 1;
        refuse(Code.WRONG_CHECKSUM, damaged);
        refuse(Code.UNSUPPORTED_TYPE, block("a", 'M', ""));
        refuse(Code.UNSUPPORTED_TYPE, block("a", 'V', ""));
    }

    @Test
    void isRefusedWhereverItIsCutOff() throws IOException {
        var whole = concatenated(pax("path=long"), file("a", "content"), block("b", '5', ""));
        for (var length = 0; length <= whole.length; length += 256) {
            var cut = Arrays.copyOf(whole, length);
            var refusal = assertThrows(TarFormatException.class, () -> read(cut));
            assertEquals(Code.TRUNCATED, refusal.code(), "cut at " + length);
        }
    }

    @Test
    void needsNoMarkedEndWhereADigestTellsThatAllCame() throws IOException {
        var whole = concatenated(file("a", "content"), file("b", "more"));
        assertEquals(List.of("RegularFile a", "RegularFile b"), read(whole, End.UNMARKED));
        assertEquals(List.of(), read(new byte[0], End.UNMARKED));
        var unpadded = Arrays.copyOf(whole, whole.length - 508);
        assertEquals(List.of("RegularFile a", "RegularFile b"), read(unpadded, End.UNMARKED));
        for (var length : new int[] {1, 512, 515, 1025, 1536, unpadded.length - 1}) {
            var cut = Arrays.copyOf(whole, length);
            var refusal = assertThrows(TarFormatException.class, () -> read(cut, End.UNMARKED));
            assertEquals(Code.TRUNCATED, refusal.code(), "cut at " + length);
        }
    }

    @Test
    void tellsWhereTheWrongEntryBegins() throws IOException {
        var archive = concatenated(file("a", "content"), pax("path=b"), block("c", 'M', ""));
        var refusal = assertThrows(TarFormatException.class, () -> read(archive));
        assertEquals(1024, refusal.offset());
    }

    private static void check(byte[] first, byte[] second, String expected) throws IOException {
        check(concatenated(first, second), expected);
    }

    private static void check(byte[] entry, String expected) throws IOException {
        assertEquals(List.of(expected), read(concatenated(entry, new byte[1024])));
    }

    private static void refuse(Code expected, byte[]... blocks) {
        var archive = concatenated(concatenated(blocks), new byte[1024]);
        var refusal = assertThrows(TarFormatException.class, () -> read(archive));
        assertEquals(expected, refusal.code());
        assertEquals(0, refusal.offset());
    }

    private static List<String> read(byte[] archive) throws IOException {
        return read(archive, End.MARKED);
    }

    private static List<String> read(byte[] archive, End end) throws IOException {
        var reader = new TarReader(new ByteArrayInputStream(archive), end);
        var lines = new ArrayList<String>();
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            lines.add(describe(entry.get()));
        }
        return lines;
    }

    private static String describe(TarEntry entry) {
        var path = entry.getClass().getSimpleName() + " " + entry.metadata().path();
        return switch (entry) {
            case TarEntry.SymbolicLink link -> path + " -> " + link.target();
            case TarEntry.HardLink link -> path + " -> " + link.target();
            case TarEntry.RegularFile _,
                    TarEntry.Directory _,
                    TarEntry.DeviceNode _,
                    TarEntry.Fifo _ ->
                    path;
        };
    }

    private static byte[] block(String name, char type, String link) {
        return edited(
                b -> {
                    Arrays.fill(b, 0, 100, (byte) 0);
                    put(b, 0, name);
                    b[156] = (byte) type;
                    put(b, 157, link);
                });
    }

    /// A header of an empty file `a`, changed, with the right checksum.
    private static byte[] edited(Consumer<byte[]> change) {
        var block = new byte[512];
        put(block, 0, "a");
        put(block, 100, "0000644");
        put(block, 124, "00000000000");
        put(block, 148, "        ");
        block[156] = '0';
        put(block, 257, "ustar\0" + "00");
        change.accept(block);
        var sum = 0;
        for (var b : block) {
            sum += b & 0xff;
        }
        put(block, 148, "%06o\0 ".formatted(sum));
        return block;
    }

    private static void type(byte[] block, char type, int size) {
        block[156] = (byte) type;
        put(block, 124, "%011o".formatted(size));
    }

    private static void put(byte[] block, int offset, String text) {
        var bytes = text.getBytes(ISO_8859_1);
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }

    private static void base256(byte[] block, int offset, int length, int first, int rest) {
        Arrays.fill(block, offset, offset + length, (byte) rest);
        block[offset] = (byte) first;
    }

    static byte[] file(String name, String content) {
        var header =
                edited(
                        b -> {
                            put(b, 0, name);
                            type(b, '0', content.length());
                        });
        return concatenated(header, padded(content));
    }

    private static byte[] raw(char type, String content) {
        return concatenated(edited(b -> type(b, type, content.length())), padded(content));
    }

    private static byte[] longText(char type, String text) {
        return raw(type, text + "\0");
    }

    private static byte[] pax(String... records) {
        return pax('x', records);
    }

    private static byte[] pax(char type, String... records) {
        var content = new StringBuilder();
        for (var record : records) {
            var length = record.length() + 2;
            while ((length + "").length() + record.length() + 2 != length) {
                length = (length + "").length() + record.length() + 2;
            }
            content.append(length).append(' ').append(record).append('\n');
        }
        return raw(type, content.toString());
    }

    private static byte[] sparse(String map, String size) {
        return concatenated(
                pax("GNU.sparse.map=" + map, "GNU.sparse.size=" + size), block("a", '0', ""));
    }

    private static byte[] padded(String content) {
        return Arrays.copyOf(content.getBytes(ISO_8859_1), (content.length() + 511) / 512 * 512);
    }

    static byte[] concatenated(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
