package io.cutaway.app.lesson;

import java.util.Locale;
import java.util.Set;

/// Whether an answer says what the kernel says, however it is written: `4026532840` for
/// `pid:[4026532840]`, capital letters, more or fewer spaces, yes in any of the lessons' languages.
final class Answers {

    private static final Set<String> YES = Set.of("yes", "y", "ja", "j", "1", "true");
    private static final Set<String> NO = Set.of("no", "n", "nein", "0", "false");

    private Answers() {}

    /// @param given by a person
    /// @param expected from [FactReader]
    static boolean isRight(Fact fact, String given, String expected) {
        var answer = plain(given);
        if (fact.isYesOrNo()) {
            return expected.equals(FactReader.YES) ? YES.contains(answer) : NO.contains(answer);
        }
        var right = plain(expected);
        return answer.equals(right) || answer.equals(inode(right));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("[\\s,]+", " ").toLowerCase(Locale.ROOT);
    }

    /// The number in a namespace's name; a text that is none stays as it is.
    private static String inode(String text) {
        return text.replaceAll("^[a-z]+:\\[([0-9]+)]$", "$1");
    }
}
