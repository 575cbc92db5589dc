package io.cutaway.app.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last lines of a log: as many as one may want to scroll through, however much was written.
/// Used by the reading thread.
final class LogBuffer {

    static final int MOST_LINES = 5000;

    /// @param lines the oldest first
    /// @param dropped how many older ones were left out
    record Snapshot(List<LogLine> lines, long dropped) {

        static final Snapshot EMPTY = new Snapshot(List.of(), 0);

        Snapshot {
            lines = List.copyOf(lines);
        }

        long total() {
            return dropped + lines.size();
        }
    }

    private final Deque<LogLine> lines = new ArrayDeque<>();
    private final StringBuilder rest = new StringBuilder();
    private long count;

    /// Adds what was read; the last line may still lack its end.
    void append(String text) {
        rest.append(text);
        var from = 0;
        for (var end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
            LogLine.parse(count, rest.substring(from, end)).ifPresent(this::add);
            from = end + 1;
        }
        rest.delete(0, from);
    }

    private void add(LogLine line) {
        count++;
        lines.add(line);
        if (lines.size() > MOST_LINES) {
            lines.remove();
        }
    }

    Snapshot snapshot() {
        return new Snapshot(List.copyOf(lines), count - lines.size());
    }
}
