package io.cutaway.app.text;

/// Text that others have written, such as an image's labels and history: it may hold any character,
/// and any number of them.
public final class StrangersText {

    /// More is no text for a page.
    private static final int LONGEST = 2000;

    private StrangersText() {}

    /// The text without characters that nobody sees but that change how others are shown, such as
    /// those that turn the direction of writing; cut when it is long.
    public static String of(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(LONGEST).map(StrangersText::seen).forEach(shown::appendCodePoint);
        var left = text.codePointCount(0, text.length()) - LONGEST;
        return left > 0 ? shown + " " + TextMessage.AND_MORE.text(left) : shown.toString();
    }

    /// The same in one line, for a picture.
    public static String inOneLine(String text) {
        return of(text).replace('\n', ' ').replace('\t', ' ');
    }

    private static int seen(int c) {
        var isUnseen =
                switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            // Half a character, or none: XML can't hold it.
                            Character.SURROGATE,
                            Character.UNASSIGNED ->
                            true;
                    default -> false;
                };
        return isUnseen && c != '\n' && c != '\t' ? '\uFFFD' : c;
    }
}
