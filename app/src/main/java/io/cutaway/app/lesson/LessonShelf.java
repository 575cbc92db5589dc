package io.cutaway.app.lesson;

import io.cutaway.app.recording.Recording;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lessons and recordings that the window knows: those that came with it, and files that were
/// opened. Used on the JavaFX thread.
public final class LessonShelf {

    private final Map<String, Lesson> opened = new HashMap<>();
    private final Map<String, Recording> recordings = new HashMap<>();

    /// What a screen calls an opened file.
    static String key(Path file) {
        return file.toAbsolutePath().toString();
    }

    void put(Path file, Lesson lesson) {
        opened.put(key(file), lesson);
    }

    void put(Path file, Recording recording) {
        recordings.put(key(file), recording);
    }

    /// @param key what the file that was opened is called
    Recording recording(String key) {
        return Optional.ofNullable(recordings.get(key)).orElseThrow();
    }

    List<Lesson> shipped(String language) {
        return Lessons.shipped(language);
    }

    /// @param key an id, or what an opened file is called
    Lesson find(String key, String language) {
        var file = opened.get(key);
        return file != null
                ? file
                : shipped(language).stream()
                        .filter(lesson -> lesson.header().id().equals(key))
                        .findFirst()
                        .orElseThrow();
    }
}
