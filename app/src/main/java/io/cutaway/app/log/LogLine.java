package io.cutaway.app.log;

import java.util.Optional;

/// A line of a container's log, in the form that CRI gives logs: time, stream, tag, text.
///
/// @param number counted from the first line that was read
/// @param time of day with milliseconds, UTC
/// @param isError whether it was written to the standard error
record LogLine(long number, String time, boolean isError, String text) {

    private static final int TIME_FROM = 11;
    private static final int TIME_TO = 23;

    /// Reads one line; empty when it isn't of that form.
    static Optional<LogLine> parse(long number, String line) {
        var parts = line.split(" ", 4);
        if (parts.length < 3 || parts[0].length() < TIME_TO) {
            return Optional.empty();
        }
        var text = parts.length == 4 ? parts[3] : "";
        var time = parts[0].substring(TIME_FROM, TIME_TO);
        return Optional.of(
                new LogLine(number, time, parts[1].equals("stderr"), Printable.of(text)));
    }
}
