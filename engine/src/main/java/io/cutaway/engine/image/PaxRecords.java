package io.cutaway.engine.image;

import io.cutaway.engine.image.TarFormatException.Code;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// The records of extended headers (POSIX pax): `LENGTH KEY=VALUE\n`, the length in decimal and
/// counting itself. Values stay bytes, because those of extended attributes are no text.
final class PaxRecords {

    private static final String XATTR = "SCHILY.xattr.";
    private static final String SPARSE_OFFSET = "GNU.sparse.offset";
    private static final String SPARSE_BYTES = "GNU.sparse.numbytes";

    /// The map of holes as one value; version 0.0 of the format repeats two keys instead.
    static final String SPARSE_MAP = "GNU.sparse.map";

    private final TarBlocks blocks;
    private final TarNames names;
    private final Map<String, byte[]> values = new LinkedHashMap<>();
    private long total;
    private final StringJoiner repeated = new StringJoiner(",");

    PaxRecords(TarBlocks blocks) {
        this.blocks = blocks;
        this.names = new TarNames(blocks);
    }

    /// Adds the records of one header. An empty value takes an earlier one back.
    void add(byte[] header) throws IOException {
        total += header.length;
        if (isTooLarge()) {
            throw blocks.problem(Code.HEADER_TOO_LARGE);
        }
        for (var at = 0; at < header.length; ) {
            var space = indexOf(header, (byte) ' ', at, header.length);
            var end = at + length(header, at, space);
            if (end <= space || end > header.length || header[end - 1] != '\n') {
                throw blocks.problem(Code.BAD_EXTENDED_HEADER);
            }
            record(header, space + 1, end - 1);
            at = end;
        }
    }

    private int length(byte[] header, int from, int space) throws IOException {
        if (space < 0 || space == from || space - from > 7) {
            throw blocks.problem(Code.BAD_EXTENDED_HEADER);
        }
        var length = 0;
        for (var i = from; i < space; i++) {
            if (header[i] < '0' || header[i] > '9') {
                throw blocks.problem(Code.BAD_EXTENDED_HEADER);
            }
            length = length * 10 + header[i] - '0';
        }
        return length;
    }

    private void record(byte[] header, int from, int end) throws IOException {
        var equals = indexOf(header, (byte) '=', from, end);
        if (equals <= from) {
            throw blocks.problem(Code.BAD_EXTENDED_HEADER);
        }
        var key = names.text(Arrays.copyOfRange(header, from, equals));
        var value = Arrays.copyOfRange(header, equals + 1, end);
        if (key.equals(SPARSE_OFFSET) || key.equals(SPARSE_BYTES)) {
            repeated.add(names.text(value));
        } else {
            values.put(key, value);
        }
    }

    private static int indexOf(byte[] bytes, byte wanted, int from, int end) {
        for (var i = from; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// These records with `local` ones, which count more. The local ones may hide a global one.
    PaxRecords with(PaxRecords local) {
        var all = new PaxRecords(blocks);
        all.values.putAll(values);
        all.values.putAll(local.values);
        all.total = total + local.total;
        if (local.repeated.length() > 0) {
            all.repeated.add(local.repeated.toString());
        }
        return all;
    }

    /// Global records stay for all entries, so any number of headers must not add up.
    boolean isTooLarge() {
        return total > TarBlocks.LARGEST_HEADER;
    }

    Optional<String> text(String key) throws TarFormatException {
        var value = values.get(key);
        return value == null || value.length == 0
                ? Optional.empty()
                : Optional.of(names.text(value));
    }

    /// The map of holes of versions 0.0 and 0.1: offsets and lengths with commas between.
    Optional<String> sparseMap() throws TarFormatException {
        return repeated.length() > 0 ? Optional.of(repeated.toString()) : text(SPARSE_MAP);
    }

    /// The extended attributes. GNU tar writes `=` and `%` of a name as `%3D` and `%25`.
    Map<String, byte[]> xattrs() {
        var attributes = new LinkedHashMap<String, byte[]>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(XATTR)) {
                        var name = key.substring(XATTR.length());
                        attributes.put(name.replace("%3D", "=").replace("%25", "%"), value);
                    }
                });
        return attributes;
    }
}
