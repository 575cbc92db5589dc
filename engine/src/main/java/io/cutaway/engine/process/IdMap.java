package io.cutaway.engine.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// How a user namespace's ids correspond to those outside: `/proc/PID/uid_map` or `gid_map`
/// (user_namespaces(7)).
///
/// The kernel writes the outside ids as the reader's user namespace sees them, or as the parent's
/// does when the reader is in that namespace itself.
public record IdMap(List<Range> ranges) {

    private static final String FILE = "uid_map";
    private static final int COLUMNS = 3;

    /// `count` ids from `inside` on are those from `outside` on.
    public record Range(long inside, long outside, long count) {

        public Range {
            if (inside < 0 || outside < 0 || count <= 0) {
                throw new ProcessFormatException(
                        FILE, "no range: " + inside + " " + outside + " " + count);
            }
        }
    }

    /// Every id is itself: the first user namespace's map.
    public static final IdMap IDENTITY = new IdMap(List.of(new Range(0, 0, 0xFFFF_FFFFL)));

    /// No ids at all: nothing is mapped.
    public static final IdMap NONE = new IdMap(List.of());

    public IdMap {
        ranges = List.copyOf(ranges);
    }

    /// One range.
    public static IdMap of(long inside, long outside, long count) {
        return new IdMap(List.of(new Range(inside, outside, count)));
    }

    /// The map of a namespace nested in one that has this map, with the same ids in both. Each
    /// range must lie within one of the parent's (user_namespaces(7)), so this has as many.
    public IdMap nestedIdentity() {
        return new IdMap(
                ranges.stream()
                        .map(range -> new Range(range.inside(), range.inside(), range.count()))
                        .toList());
    }

    /// Whether `id` of the namespace stands for an id outside.
    public boolean maps(long inside) {
        return toOutside(inside).isPresent();
    }

    /// As the kernel reads it: a line for each range, three numbers.
    public String text() {
        return ranges.stream()
                .map(range -> range.inside() + " " + range.outside() + " " + range.count() + "\n")
                .collect(Collectors.joining());
    }

    /// @throws ProcessFormatException when a line isn't three numbers
    public static IdMap parse(byte[] map) {
        return parse(new String(map, StandardCharsets.US_ASCII));
    }

    /// [#parse(byte\[\])] of text. An empty file is a namespace whose map isn't written yet.
    public static IdMap parse(String map) {
        var ranges = new ArrayList<Range>();
        for (var line : map.split("\n")) {
            if (!line.isBlank()) {
                ranges.add(range(line.strip().split("\\s+"), line));
            }
        }
        return new IdMap(ranges);
    }

    private static Range range(String[] columns, String line) {
        if (columns.length != COLUMNS) {
            throw new ProcessFormatException(FILE, "not three numbers: " + line);
        }
        return new Range(
                Numbers.toLong(FILE, columns[0]),
                Numbers.toLong(FILE, columns[1]),
                Numbers.toLong(FILE, columns[2]));
    }

    /// The id inside of one outside; empty when it has none, and processes inside see 65534.
    public OptionalLong toInside(long outside) {
        return ranges.stream()
                .filter(range -> within(outside, range.outside(), range.count()))
                .mapToLong(range -> outside - range.outside() + range.inside())
                .findFirst();
    }

    /// The id outside of one inside; empty when the namespace doesn't have that id.
    public OptionalLong toOutside(long inside) {
        return ranges.stream()
                .filter(range -> within(inside, range.inside(), range.count()))
                .mapToLong(range -> inside - range.inside() + range.outside())
                .findFirst();
    }

    private static boolean within(long id, long first, long count) {
        return id >= first && id - first < count;
    }
}
