package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import java.util.Optional;
import java.util.stream.Collectors;

/// A lesson in the list.
///
/// @param steps how many there are
/// @param progress how far one came, in words
record LessonRow(
        String id, String title, String language, int steps, String needs, String progress) {

    static LessonRow of(Lesson lesson, Optional<DeskEntry> entry) {
        var header = lesson.header();
        return new LessonRow(
                header.id(),
                header.title(),
                header.language(),
                lesson.steps().size(),
                lesson.needs().stream().map(Need::word).collect(Collectors.joining(", ")),
                entry.map(LessonRow::progress).orElseGet(NOT_BEGUN::text));
    }

    private static String progress(DeskEntry entry) {
        var right = entry.answers().stream().filter(GivenAnswer::right).count();
        return entry.isDone()
                ? LESSON_DONE.text(right, entry.answers().size())
                : LESSON_BEGUN.text(entry.steps(), entry.of());
    }
}
