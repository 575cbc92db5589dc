package io.cutaway.app.cli;

/// Text of strangers on a terminal: an image's history may hold any character.
final class Printed {

    private Printed() {}

    /// One line without control characters, which could move the cursor or change the colours.
    static String line(String text) {
        var line = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .map(c -> isUnseen(c) ? '\uFFFD' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /// The same of text that may have several lines, and stands where it stands.
    static String lines(String text) {
        var lines = new StringBuilder();
        text.codePoints()
                .map(c -> isUnseen(c) && c != '\n' && c != '\t' ? '\uFFFD' : c)
                .forEach(lines::appendCodePoint);
        return lines.toString();
    }

    /// JSON that says the same: what only strings can hold is written as its number (RFC 8259,
    /// section 7), also what the standard lets be but a terminal takes for a command.
    static String json(String json) {
        var escaped = new StringBuilder();
        json.chars()
                .forEach(
                        c -> {
                            if (isUnseen(c) && c != '\n') {
                                escaped.append("\\u%04x".formatted(c));
                            } else {
                                escaped.append((char) c);
                            }
                        });
        return escaped.toString();
    }

    private static boolean isUnseen(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
