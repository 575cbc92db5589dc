package io.cutaway.app.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The last lines of a log: as many as one may want to scroll through, however much was written.
/// Used by the reading thread.
final class LogBuffer {

    static final int MOST_LINES = 5000;

    /// @param lines the oldest first
    /// @param dropped how many older ones were left out
    /// @param settled number of the first line that may still grow; the total when none may
    record Snapshot(List<LogLine> lines, long dropped, long settled) {

        static final Snapshot EMPTY = new Snapshot(List.of(), 0, 0);

        Snapshot {
            lines = List.copyOf(lines);
        }

        long total() {
            return dropped + lines.size();
        }
    }

    private final Deque<GrowingLine> lines = new ArrayDeque<>();

    /// The lines whose ends have not come, by their streams.
    private final Map<String, GrowingLine> open = new HashMap<>();

    /// One byte a character, so that no text is torn where two readings meet.
    private final StringBuilder rest = new StringBuilder();

    private long count;

    /// Adds what was read; the last line may still lack its end.
    void append(byte[] bytes, int length) {
        rest.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        var from = 0;
        for (var end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
            LogFragment.parse(rest.substring(from, end)).ifPresent(this::add);
            from = end + 1;
        }
        rest.delete(0, from);
    }

    private void add(LogFragment fragment) {
        var line = open.computeIfAbsent(fragment.stream(), _ -> begin(fragment));
        line.add(fragment.bytes());
        if (!fragment.isPartial() || line.isFull()) {
            open.remove(fragment.stream());
        }
    }

    private GrowingLine begin(LogFragment fragment) {
        var line = new GrowingLine(count++, fragment);
        lines.add(line);
        return line;
    }

    /// What there is now.
    Snapshot snapshot() {
        trim();
        var settled = open.values().stream().mapToLong(GrowingLine::number).min().orElse(count);
        return new Snapshot(
                lines.stream().map(GrowingLine::line).toList(), count - lines.size(), settled);
    }

    /// What comes to a line that was left out begins a new one.
    private void trim() {
        while (lines.size() > MOST_LINES) {
            open.values().remove(lines.remove());
        }
    }
}
