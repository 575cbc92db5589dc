package io.cutaway.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A line of a container's log: `TIME stdout|stderr F|P TEXT`, the form that CRI gives logs. `P`
/// marks the part of a line whose end the container has not written, or that was too long.
///
/// @param time as it was written, RFC 3339
/// @param isError whether it was written to standard error
/// @param isPartial whether what comes next in the same stream belongs to the same line
/// @param text with a newline, when the line is full
@SuppressWarnings("ArrayRecordComponent")
record LogLine(String time, boolean isError, boolean isPartial, byte[] text) {

    private static final int FIELDS = 3;

    /// A line of another form is shown as it is.
    static LogLine parse(byte[] line) {
        var ends = new int[FIELDS];
        var at = 0;
        for (var field = 0; field < FIELDS; field++) {
            while (at < line.length && line[at] != ' ') {
                at++;
            }
            ends[field] = at;
            at++;
        }
        if (at > line.length) {
            return new LogLine("", false, false, line);
        }
        var isPartial = line[ends[1] + 1] == 'P';
        var end = isPartial && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        var stream = new String(line, ends[0] + 1, ends[1] - ends[0] - 1, StandardCharsets.UTF_8);
        return new LogLine(
                new String(line, 0, ends[0], StandardCharsets.UTF_8),
                stream.equals("stderr"),
                isPartial,
                Arrays.copyOfRange(line, at, Math.max(at, end)));
    }

    PrintStream stream(Console console) {
        return isError ? console.err() : console.out();
    }
}
