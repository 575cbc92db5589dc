package io.cutaway.app.client;

import io.cutaway.engine.process.IdMap;

import java.util.ArrayList;
import java.util.List;

/// The ids that an administrator lent to an account (subuid(5), subgid(5)).
///
/// @param ranges in the file's order
public record SubordinateIds(List<Range> ranges) {

    /// Ids that follow each other.
    ///
    /// @param first id
    /// @param count how many
    public record Range(long first, long count) {}

    public SubordinateIds {
        ranges = List.copyOf(ranges);
    }

    /// Reads the lines `name-or-uid:first:count` that belong to the account; what is malformed is
    /// passed over, as newuidmap(1) does.
    public static SubordinateIds parse(String text, Account account) {
        var ranges = new ArrayList<Range>();
        for (var line : text.lines().toList()) {
            var fields = line.strip().split(":", -1);
            if (fields.length == 3
                    && isOwner(fields[0], account)
                    && isNumber(fields[1])
                    && isNumber(fields[2])
                    && Long.parseLong(fields[2]) > 0) {
                ranges.add(new Range(Long.parseLong(fields[1]), Long.parseLong(fields[2])));
            }
        }
        return new SubordinateIds(ranges);
    }

    private static boolean isOwner(String field, Account account) {
        return field.equals(account.name()) || field.equals(Integer.toString(account.uid()));
    }

    private static boolean isNumber(String field) {
        return field.matches("[0-9]{1,10}");
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// The map of a namespace whose id 0 is the account's own and whose ids from 1 are these.
    public IdMap mapping(long own) {
        var lines = new ArrayList<IdMap.Range>();
        lines.add(new IdMap.Range(0, own, 1));
        var inside = 1L;
        for (var range : ranges) {
            lines.add(new IdMap.Range(inside, range.first(), range.count()));
            inside += range.count();
        }
        return new IdMap(lines);
    }
}
