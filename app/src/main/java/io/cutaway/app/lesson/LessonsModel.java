package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Screen;
import io.cutaway.app.problem.Explanation;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The list of lessons, and how far one came in each.
final class LessonsModel {

    // Properties
    private final LiveRows<LessonRow> rows = new LiveRows<>(LessonRow::id);
    private final ObjectProperty<String> language =
            new SimpleObjectProperty<>(Lessons.LANGUAGES.getFirst());

    private final LessonShelf shelf;
    private final LessonDesk desk;
    private final Background background;
    private final Navigation navigation;
    private final Consumer<String> tell;
    private final Consumer<Explanation> failed;

    /// @param tell called on the JavaFX thread with what is worth knowing
    /// @param failed called on the JavaFX thread
    LessonsModel(
            LessonShelf shelf,
            LessonDesk desk,
            Background background,
            Navigation navigation,
            Consumer<String> tell,
            Consumer<Explanation> failed) {
        this.shelf = shelf;
        this.desk = desk;
        this.background = background;
        this.navigation = navigation;
        this.tell = tell;
        this.failed = failed;
        language.addListener(_ -> load());
    }

    ObservableList<LiveRow<LessonRow>> rows() {
        return rows.rows();
    }

    /// In which language the lessons are listed and done.
    ObjectProperty<String> language() {
        return language;
    }

    // Commands

    /// Reads how far one came.
    void load() {
        var wanted = language.get();
        background.run(() -> read(wanted), rows::update, failed);
    }

    private List<LessonRow> read(String wanted) {
        return shelf.shipped(wanted).stream()
                .map(lesson -> LessonRow.of(lesson, desk.find(lesson.header().id())))
                .toList();
    }

    void open(LessonRow row) {
        navigation.open(new Screen.Lesson(row.id(), row.language()));
    }

    /// Reads somebody's file, and opens it when it is a lesson.
    void openFile(Path file) {
        background.run(() -> Lessons.read(file), parsed -> opened(file, parsed), failed);
    }

    private void opened(Path file, ParsedLesson parsed) {
        switch (parsed) {
            case ParsedLesson.Good(var lesson) -> {
                shelf.put(file, lesson);
                navigation.open(
                        new Screen.Lesson(LessonShelf.key(file), lesson.header().language()));
            }
            case ParsedLesson.Bad(var problems) -> {
                var first = problems.getFirst();
                failed.accept(
                        new Explanation(
                                NO_LESSON.text(String.valueOf(file.getFileName())),
                                AT_LINE.text(first.line(), first.sentence()),
                                CHECK_FILE.text()));
            }
        }
    }

    /// Writes all answers to a file.
    void saveAnswers(Path file) {
        background.run(
                () -> {
                    desk.export(file);
                    return file;
                },
                saved -> tell.accept(ANSWERS_SAVED.text(saved.toString())),
                failed);
    }

    /// Clears away what lessons left, and nothing else.
    void reset() {
        background.run(
                desk::reset,
                count -> {
                    tell.accept(DESK_IS_CLEAR.text(count));
                    load();
                },
                failed);
    }
}
