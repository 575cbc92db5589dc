package io.cutaway.app.cli;

import io.cutaway.app.lesson.Lesson;
import io.cutaway.app.lesson.Lessons;
import io.cutaway.app.lesson.ParsedLesson;

import java.io.IOException;
import java.nio.file.Path;

/// Finds the lessons that a command line names.
final class LessonFiles {

    private LessonFiles() {}

    /// One of the languages that the program's own lessons have.
    static String language(String text) {
        if (!Lessons.LANGUAGES.contains(text)) {
            throw new CliException(
                    CliMessage.NO_SUCH_LANGUAGE, text, String.join(", ", Lessons.LANGUAGES));
        }
        return text;
    }

    /// An image of a registry is not pulled: a lesson may come from anybody.
    static void provideImage(CommandContext context, String image) {
        new StarterOnDemand(context).makeIfAsked(image);
    }

    static ParsedLesson read(String file) {
        try {
            return Lessons.read(Path.of(file));
        } catch (IOException e) {
            throw new CliException(CliMessage.NO_LESSON_FILE, file, e.getClass().getSimpleName());
        }
    }

    /// A lesson that came with the program, by its id, or somebody's, by its file.
    static Lesson find(String name, String language) {
        if (!name.contains(".") && !name.contains("/")) {
            return Lessons.shipped(language(language)).stream()
                    .filter(lesson -> lesson.header().id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new CliException(CliMessage.NO_SUCH_LESSON, name));
        }
        return switch (read(name)) {
            case ParsedLesson.Good(var lesson) -> lesson;
            case ParsedLesson.Bad(var problems) -> {
                var first = problems.getFirst();
                throw new CliException(CliMessage.BAD_LESSON, name, first.line(), first.sentence());
            }
        };
    }
}
