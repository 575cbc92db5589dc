package io.cutaway.app.lesson;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.container.StarterImageMaker;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerSpec;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Puts the pages about lessons and about building step by step together.
///
/// @param desk where progress and answers are kept
/// @param maker makes the starter image when a lesson wants it
/// @param tell called on the JavaFX thread with what is worth knowing
/// @param failed called on the JavaFX thread
public record LessonPages(
        EngineClient engine,
        Background background,
        Navigation navigation,
        LessonShelf shelf,
        LessonDesk desk,
        StarterImageMaker maker,
        Consumer<String> tell,
        Consumer<Explanation> failed) {

    /// The list.
    public Page list() {
        var door = door();
        return new LessonsView(
                new LessonsModel(shelf, desk, background, navigation, tell, failed), door::open);
    }

    /// One lesson.
    public Page lesson(String key, String language) {
        return build(new BuildSubject.OfLesson(shelf.find(key, language)));
    }

    /// A launch, step by step.
    public Page launch(ContainerSpec spec) {
        return build(new BuildSubject.OfLaunch(spec));
    }

    /// What a file has kept of a launch.
    public Page recording(String key) {
        return new ReplayView(new ReplayModel(shelf.recording(key)));
    }

    /// Opens somebody's file, if it is a recording.
    public void openRecording(Path file) {
        door().open(file);
    }

    private RecordingDoor door() {
        return new RecordingDoor(shelf, background, navigation, failed);
    }

    private Page build(BuildSubject subject) {
        var keeper = new LessonKeeper(desk, background, failed);
        var provider = new StarterProvider(engine, maker);
        var saver = new RecordingSaver(engine, background, tell, failed);
        return new BuildView(
                new BuildModel(engine, background, subject, keeper, saver, provider, failed));
    }
}
