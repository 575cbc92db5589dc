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

    private static boolean isUnseen(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
