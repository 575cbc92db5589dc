package io.cutaway.app.log;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a container wrote at once, in the form that CRI gives logs: `TIME stdout|stderr F|P TEXT`.
/// `P` says that the line goes on in the next fragment of the same stream.
///
/// @param time of day with milliseconds, UTC
/// @param stream `stdout` or `stderr`
/// @param bytes of the text, one a character: a character of the text may be torn between fragments
record LogFragment(String time, String stream, boolean isPartial, String bytes) {

    private static final int TIME_FROM = 11;
    private static final int TIME_TO = 23;
    private static final String PARTIAL = "P";

    /// Reads one line of the log; empty when it isn't of that form.
    static Optional<LogFragment> parse(String line) {
        var parts = line.split(" ", 4);
        if (parts.length < 3 || parts[0].length() < TIME_TO) {
            return Optional.empty();
        }
        var bytes = parts.length == 4 ? parts[3] : "";
        var time = parts[0].substring(TIME_FROM, TIME_TO);
        return Optional.of(new LogFragment(time, parts[1], parts[2].equals(PARTIAL), bytes));
    }

    boolean isError() {
        return stream.equals("stderr");
    }

    /// The text of the bytes.
    static String decoded(CharSequence bytes) {
        return new String(
                bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
