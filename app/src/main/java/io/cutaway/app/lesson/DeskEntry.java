package io.cutaway.app.lesson;

import java.util.ArrayList;
import java.util.List;

/// How far somebody has come in a lesson.
///
/// @param id of the lesson
/// @param language it was done in last
/// @param steps how many steps were reached
/// @param of how many there are
/// @param answers the last one to each question, in the lesson's order
public record DeskEntry(
        String id, String language, String title, int steps, int of, List<GivenAnswer> answers) {

    public DeskEntry {
        answers = List.copyOf(answers);
    }

    static DeskEntry fresh(Lesson lesson) {
        var header = lesson.header();
        return new DeskEntry(
                header.id(),
                header.language(),
                header.title(),
                0,
                lesson.steps().size(),
                List.of());
    }

    /// One who goes back has not come less far.
    public DeskEntry reached(int step) {
        return new DeskEntry(id, language, title, Math.max(steps, step), of, answers);
    }

    /// An answer takes the place of an earlier one to the same question.
    public DeskEntry answered(GivenAnswer answer) {
        var all = new ArrayList<>(answers);
        all.removeIf(each -> each.line() == answer.line());
        all.add(answer);
        all.sort((a, b) -> Integer.compare(a.line(), b.line()));
        return new DeskEntry(id, language, title, steps, of, all);
    }

    /// Whether the last step was reached.
    public boolean isDone() {
        return steps >= of;
    }
}
