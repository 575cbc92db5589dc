package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.recording.Recording;
import io.cutaway.app.recording.RecordingException;
import io.cutaway.app.recording.RecordingFile;
import io.cutaway.app.step.StepSession;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps what was built step by step in a file.
///
/// @param tell called on the JavaFX thread with where it is
/// @param failed called on the JavaFX thread
record RecordingSaver(
        EngineClient engine,
        Background background,
        Consumer<String> tell,
        Consumer<Explanation> failed) {

    /// Writes what a session has done so far. The file is replaced when there is one: who chose it
    /// has been asked.
    void save(StepSession session, String image, Path file) {
        background.run(
                () -> write(session, image, file),
                sentence ->
                        sentence.ifPresentOrElse(
                                why -> failed.accept(new Explanation(NOT_KEPT.text(), why, "")),
                                () -> tell.accept(RECORDING_SAVED.text(file.toString()))),
                failed);
    }

    /// @return why it could not be written; empty when it was
    private Optional<String> write(StepSession session, String image, Path file) {
        var kernel = engine.call(new GetInfo()).kernel();
        try {
            RecordingFile.replace(Recording.of(Instant.now(), kernel, image, session), file);
            return Optional.empty();
        } catch (RecordingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
