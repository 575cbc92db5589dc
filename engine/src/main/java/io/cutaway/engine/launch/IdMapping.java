package io.cutaway.engine.launch;

import java.util.List;
import java.util.stream.Collectors;

/// How the user or group ids of one user namespace stand for those of another
/// (user_namespaces(7)): the lines of `/proc/PID/uid_map`, or of an idmapped mount
/// (mount_setattr(2)).
public record IdMapping(List<Line> lines) {

    /// No ids at all: nothing is mapped.
    public static final IdMapping NONE = new IdMapping(List.of());

    /// A run of ids.
    ///
    /// @param inside first id in the namespace, or on the disk for an idmapped mount
    /// @param outside first id in the parent namespace, or in the mount
    /// @param count how many
    public record Line(long inside, long outside, long count) {
        public Line {
            if (inside < 0 || outside < 0 || count < 1) {
                throw new IllegalArgumentException(inside + " " + outside + " " + count);
            }
        }
    }

    public IdMapping {
        lines = List.copyOf(lines);
    }

    /// One line.
    public static IdMapping of(long inside, long outside, long count) {
        return new IdMapping(List.of(new Line(inside, outside, count)));
    }

    /// The map of a namespace nested in one that has this map, with the same ids in both: each line
    /// must lie within one line of the parent's, so this has as many lines.
    public IdMapping nestedIdentity() {
        return new IdMapping(
                lines.stream()
                        .map(line -> new Line(line.inside(), line.inside(), line.count()))
                        .toList());
    }

    /// Whether `id` of the namespace stands for an id of the parent.
    public boolean maps(long id) {
        return lines.stream().anyMatch(l -> id >= l.inside() && id < l.inside() + l.count());
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /// As the kernel reads it: a line each, three numbers.
    public String text() {
        return lines.stream()
                .map(l -> l.inside() + " " + l.outside() + " " + l.count() + "\n")
                .collect(Collectors.joining());
    }
}
