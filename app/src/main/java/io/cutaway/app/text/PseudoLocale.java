package io.cutaway.app.text;

/// A language that nobody speaks, for finding what can't be translated: every sentence of a bundle
/// is bracketed and made as much longer as German makes English. What is on screen without brackets
/// was not in a bundle, and what is cut would be cut in another language.
public final class PseudoLocale {

    /// The system property that chooses it, with this value.
    public static final String PROPERTY = "cutaway.locale";

    public static final String VALUE = "pseudo";

    private static final char BEGIN = '⟦';
    private static final char END = '⟧';
    private static final int PART = 4;

    private PseudoLocale() {}

    /// Whether sentences are shown in it.
    public static boolean isChosen() {
        return VALUE.equals(System.getProperty(PROPERTY));
    }

    /// A sentence in it. What has no letter is a sign and stays.
    public static String of(String sentence) {
        if (sentence.codePoints().noneMatch(Character::isLetter)) {
            return sentence;
        }
        var longer = "~".repeat(sentence.length() / PART);
        return BEGIN + sentence + longer + END;
    }

    /// Whether a text on screen comes from a bundle, or has nothing to translate.
    public static boolean isFromBundle(String text) {
        return text.indexOf(BEGIN) >= 0 || text.codePoints().noneMatch(Character::isLetter);
    }
}
