package io.cutaway.app.tour;

import static io.cutaway.app.tour.TourMessage.WAIT_LESSONS;
import static io.cutaway.app.tour.TourMessage.WAIT_STEP;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.lesson.Lessons;
import io.cutaway.app.page.Screen;
import io.cutaway.app.recording.Recording;
import io.cutaway.app.recording.RecordingFile;
import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.StepWish;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.ContainerRequest.PlanLaunch;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.step.StepChanges;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Goes past the lessons, and builds a container step by step.
final class LessonGuide {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String FORWARD = "#forward";
    private static final String NEXT = "#next";

    private final MainWindow window;
    private final Camera camera;
    private final EngineClient client;

    LessonGuide(MainWindow window, Camera camera, EngineClient client) {
        this.window = window;
        this.camera = camera;
        this.client = client;
    }

    void go(String image) throws IOException {
        var lessons = list();
        camera.takeForARoom("lessons");
        var spec = ContainerSpecBuilder.of(image).hostname("web").terminal(true).build();
        stepByStep(spec);
        recording(spec);
        lessons.forEach(this::lesson);
    }

    private List<String> list() {
        open(new Screen.Lessons());
        waitFor(WAIT_LESSONS, () -> rows() > 0);
        return Lessons.shipped(Lessons.LANGUAGES.getFirst()).stream()
                .map(lesson -> lesson.header().id())
                .toList();
    }

    private int rows() {
        return find(".plain-table").map(t -> ((TableView<?>) t).getItems().size()).orElse(0);
    }

    private void stepByStep(ContainerSpec spec) {
        open(new Screen.StepByStep(spec));
        var ownRoot = untilItsOwnRoot(spec);
        waitFor(WAIT_STEP, () -> isDone(0));
        FxThread.run(() -> plan().getSelectionModel().select(ownRoot));
        press("#run-to-here");
        waitFor(WAIT_STEP, () -> isDone(ownRoot));
        press(NEXT);
        waitFor(WAIT_STEP, () -> isDone(ownRoot + 1));
        press("#open-shell");
        waitFor(WAIT_STEP, () -> find("." + StyleClasses.TERMINAL).isPresent());
        camera.takeForARoom("step");
    }

    /// The same launch, to its end, from a file.
    private void recording(ContainerSpec spec) throws IOException {
        var folder = Files.createTempDirectory("cutaway-tour-recording");
        var file = folder.resolve("launch.json");
        try {
            record(spec, file);
            FxThread.run(() -> window.openRecordings(List.of(file)));
            waitFor(WAIT_STEP, () -> find("." + StyleClasses.RECORDED).isPresent());
            var ownRoot = untilItsOwnRoot(spec);
            FxThread.run(() -> plan().getSelectionModel().select(ownRoot + 1));
            press("#to-here");
            camera.takeForARoom("recording");
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private void record(ContainerSpec spec, Path file) {
        var wish = new StepWish(spec, StepChanges.NONE, Optional.of(TerminalSize.DEFAULT));
        try (var session = StepSession.begin(client, wish, _ -> {})) {
            session.runTo(session.operations().size());
            var kernel = client.call(new GetInfo()).kernel();
            RecordingFile.write(Recording.of(Instant.now(), kernel, spec.image(), session), file);
        }
    }

    /// As many operations come before the one after which the host's mounts are gone.
    private int untilItsOwnRoot(ContainerSpec spec) {
        var operations = client.call(new PlanLaunch(spec, List.of())).plan().operations();
        return operations.indexOf(new Operation.PivotRoot());
    }

    private ListView<?> plan() {
        return (ListView<?>) find("." + StyleClasses.PLAN_LIST).orElseThrow();
    }

    /// Whether so many operations are carried out, as the page says.
    private boolean isDone(int operations) {
        return hasPlan()
                && find("." + StyleClasses.SUBTITLE)
                        .map(label -> List.of(((Label) label).getText().split("\\D+")))
                        .filter(numbers -> numbers.contains(String.valueOf(operations)))
                        .isPresent();
    }

    /// The first step of a lesson that does something.
    private void lesson(String id) {
        open(new Screen.Lesson(id, Lessons.LANGUAGES.getFirst()));
        waitFor(WAIT_LESSONS, () -> find(FORWARD).isPresent());
        press(FORWARD);
        waitFor(WAIT_STEP, this::hasPlan);
        camera.takeForARoom("lesson-" + id);
    }

    private boolean hasPlan() {
        return find("." + StyleClasses.PLAN_LIST)
                .map(list -> !((ListView<?>) list).getItems().isEmpty())
                .orElse(false);
    }

    private void open(Screen screen) {
        FxThread.run(() -> window.model().navigation().reset(screen));
    }

    private void press(String selector) {
        waitFor(WAIT_STEP, () -> find(selector).filter(n -> !n.isDisabled()).isPresent());
        FxThread.run(() -> ((Button) find(selector).orElseThrow()).fire());
    }

    private Optional<Node> find(String selector) {
        return Optional.ofNullable(window.scene().getRoot().lookup(selector));
    }

    private static void waitFor(TourMessage what, BooleanSupplier state) {
        FxThread.waitFor(what.text(), LIMIT, state);
    }
}
