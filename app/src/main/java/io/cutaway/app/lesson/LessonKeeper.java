package io.cutaway.app.lesson;

import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Keeps on the desk how far one comes and what one answers, in the background.
///
/// @param failed called on the JavaFX thread
record LessonKeeper(LessonDesk desk, Background background, Consumer<Explanation> failed) {

    void reached(Lesson lesson, int steps) {
        change(lesson, entry -> entry.reached(steps));
    }

    void answered(Lesson lesson, GivenAnswer answer) {
        change(lesson, entry -> entry.answered(answer));
    }

    private void change(Lesson lesson, UnaryOperator<DeskEntry> change) {
        background.run(() -> kept(lesson, change), _ -> {}, failed);
    }

    /// One after the other, so that no change is lost.
    private DeskEntry kept(Lesson lesson, UnaryOperator<DeskEntry> change) throws IOException {
        synchronized (LessonKeeper.class) {
            var entry = change.apply(desk.entry(lesson));
            desk.keep(entry);
            return entry;
        }
    }
}
