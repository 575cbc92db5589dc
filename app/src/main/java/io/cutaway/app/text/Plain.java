package io.cutaway.app.text;

/// Text of others in one line of a picture: nothing that turns the line's direction, ends it, or
/// that XML can't hold.
public final class Plain {

    private static final int REPLACEMENT = 0xfffd;

    private Plain() {}

    /// The same with U+FFFD for what isn't shown.
    public static String of(String text) {
        return text.codePoints()
                .map(character -> isShown(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
