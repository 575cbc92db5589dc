package io.cutaway.app.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Where lessons are: those that came with the program, and files.
public final class Lessons {

    /// In the order in which they are read best.
    static final List<String> IDS =
            List.of(
                    "directory-as-root",
                    "chroot",
                    "mount-namespace",
                    "pivot-root",
                    "pid-namespace",
                    "uts-ipc-network",
                    "user-namespace",
                    "overlay",
                    "privileges");

    /// The languages that each of them is there in; the first is meant when none is asked for.
    public static final List<String> LANGUAGES = List.of("en", "de");

    private Lessons() {}

    /// Those that came with the program.
    public static List<Lesson> shipped(String language) {
        return IDS.stream().map(id -> lesson(id, language)).toList();
    }

    /// The text of a lesson that came with the program.
    static byte[] text(String id, String language) {
        var name = language + "/" + id + ".md";
        try (var file = Lessons.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lesson lesson(String id, String language) {
        return switch (LessonParser.parse(text(id, language))) {
            case ParsedLesson.Good(var lesson) -> lesson;
            case ParsedLesson.Bad(var problems) ->
                    throw new IllegalStateException(language + "/" + id + ": " + problems);
        };
    }

    /// Reads somebody's file; never more of it than a lesson may have.
    ///
    /// @throws IOException when it can't be read
    public static ParsedLesson read(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return LessonParser.parse(LessonText.read(input));
        }
    }
}
