package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Screen;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.recording.Recording;
import io.cutaway.app.recording.RecordingException;
import io.cutaway.app.recording.RecordingFile;

import java.nio.file.Path;
import java.util.function.Consumer;

/// The way from a file to the page that replays it.
///
/// @param failed called on the JavaFX thread
record RecordingDoor(
        LessonShelf shelf,
        Background background,
        Navigation navigation,
        Consumer<Explanation> failed) {

    /// What is in a file.
    private sealed interface Read {
        record Good(Recording recording) implements Read {}

        record Bad(String sentence) implements Read {}
    }

    /// Reads somebody's file, and opens it when it is a recording. Nothing is asked of the helper.
    void open(Path file) {
        background.run(() -> read(file), read -> opened(file, read), failed);
    }

    private static Read read(Path file) {
        try {
            return new Read.Good(RecordingFile.read(file));
        } catch (RecordingException e) {
            return new Read.Bad(String.valueOf(e.getMessage()));
        }
    }

    private void opened(Path file, Read read) {
        switch (read) {
            case Read.Good(var recording) -> {
                shelf.put(file, recording);
                navigation.open(new Screen.Recorded(LessonShelf.key(file)));
            }
            case Read.Bad(var sentence) ->
                    failed.accept(new Explanation(NOT_REPLAYED.text(), sentence, ""));
        }
    }
}
