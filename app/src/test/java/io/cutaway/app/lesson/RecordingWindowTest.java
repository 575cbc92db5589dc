package io.cutaway.app.lesson;

import static io.cutaway.app.fake.FxWait.doOnFx;
import static io.cutaway.app.fake.FxWait.onFx;
import static io.cutaway.app.fake.FxWait.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.container.StarterImageMaker.Made;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.fake.FileAnswer;
import io.cutaway.app.fake.FxWatchdog;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Screen;
import io.cutaway.app.recording.Recording;
import io.cutaway.app.recording.RecordingFile;
import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.shell.Notice;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.StepRequest.BeginStepping;
import io.cutaway.engine.protocol.StepRequest.BeginStepping.Begun;
import io.cutaway.engine.protocol.StepRequest.EndStepping;
import io.cutaway.engine.protocol.StepRequest.Step;
import io.cutaway.engine.protocol.StepRequest.Step.Stepped;
import io.cutaway.engine.protocol.StepRequest.ViewStep;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepResult;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

@DisplayName("A recording in the window")
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class RecordingWindowTest {

    @TempDir static Path folder = Path.of("/nowhere");

    private final FakeStore store = new FakeStore();
    private Optional<MainWindow> shown = Optional.empty();

    @Start
    void start(Stage stage) {
        var window =
                new MainWindow(
                        store.engine(),
                        Background.forWindow(),
                        (_, _) -> new Made("localhost/starter:latest", List.of()),
                        Map.of("CUTAWAY_STORE", folder.toString()));
        window.show(stage);
        shown = Optional.of(window);
    }

    @AfterEach
    void close() {
        doOnFx(
                () -> {
                    window().close();
                });
    }

    private MainWindow window() {
        return shown.orElseThrow();
    }

    /// The engine of this test knows no request of step mode: one would be told as a problem.
    @Test
    void isReplayedByKeysMarkedAsOneAndAsksNoHelper(FxRobot robot) {
        var file = folder.resolve("launch.json");
        RecordingFile.write(Recordings.some("evil\u202Egnihton\u001B[2J"), file);
        robot.clickOn("Lessons");
        var asked = store.engine().asked().size();
        open(file);
        until(() -> screen() instanceof Screen.Recorded);
        Label banner = robot.lookup(".recorded .label").queryAs(Label.class);
        assertTrue(banner.getText().contains("This is a recording"));
        var title = robot.lookup(".page-title").queryAs(Label.class).getText();
        assertTrue(title.contains("evil"), title);
        assertFalse(title.contains("\u202E") || title.contains("\u001B"), title);
        robot.type(KeyCode.F8, KeyCode.F8);
        until(() -> selected(robot) == 2);
        robot.type(KeyCode.F7);
        until(() -> selected(robot) == 1);
        robot.type(KeyCode.F4);
        assertEquals(asked, store.engine().asked().size());
        assertEquals(Optional.empty(), onFx(() -> window().model().notice().get()));
        assertTrue(robot.lookup("#open-shell").tryQuery().isEmpty());
    }

    @Test
    void thatIsBrokenIsToldWithItsPlace() throws IOException {
        var file = folder.resolve("good.json");
        RecordingFile.write(Recordings.some("starter"), file);
        var text = Files.readString(file).replace("\"pidInside\":1", "\"pidInside\":\"one\"");
        open(Files.writeString(folder.resolve("broken.json"), text));
        until(() -> window().model().notice().get().isPresent());
        var notice = onFx(() -> window().model().notice().get().orElseThrow());
        assertTrue(
                notice instanceof Notice.Failure(var why) && why.line().contains("first.pidInside"),
                notice::toString);
        assertTrue(screen() instanceof Screen.Containers);
    }

    @Test
    void isMadeOfALaunchStepByStepAndReplayedFromItsFile(FxRobot robot) throws IOException {
        var file = Files.writeString(folder.resolve("kept.json"), "replaced");
        var done = new AtomicInteger();
        store.engine()
                .on(BeginStepping.class, _ -> new Begun("s1", StepViews.PLAN))
                .on(ViewStep.class, _ -> StepViews.middle())
                .on(Step.class, _ -> step(done.getAndIncrement()))
                .on(EndStepping.class, _ -> new Done());
        var spec = ContainerSpecBuilder.of("localhost/starter:latest").build();
        robot.interact(() -> window().model().navigation().open(new Screen.StepByStep(spec)));
        until(() -> robot.lookup("#save-recording").tryQuery().isPresent());
        until(() -> !robot.lookup("#next").query().isDisabled());
        robot.type(KeyCode.F8);
        until(() -> selected(robot) == 1);
        robot.type(KeyCode.F8);
        until(() -> selected(robot) == 2);
        robot.interact(() -> FileAnswer.to(window().scene().getWindow(), file));
        robot.clickOn("#save-recording");
        until(() -> window().model().notice().get().isPresent());
        var kept = RecordingFile.read(file);
        assertEquals("localhost/starter:latest", kept.image());
        assertEquals("6.18.0", kept.kernel());
        assertEquals(StepViews.PLAN, kept.plan());
        assertEquals(StepViews.middle(), kept.first());
        assertEquals(
                List.of(outcome(0), outcome(1)),
                kept.steps().stream().map(Recording.Step::outcome).toList());
        assertEquals(Optional.of(StepViews.middle()), kept.steps().getLast().after());
        open(file);
        until(() -> screen() instanceof Screen.Recorded);
    }

    @Test
    void cannotBeMadeOfWhatHasNotBegun(FxRobot robot) {
        store.engine()
                .on(
                        BeginStepping.class,
                        _ -> {
                            throw new ProblemException(new Problem.NoSuchImage("starter"));
                        });
        var spec = ContainerSpecBuilder.of("starter").build();
        robot.interact(() -> window().model().navigation().open(new Screen.StepByStep(spec)));
        until(() -> window().model().notice().get().isPresent());
        assertTrue(robot.lookup("#save-recording").query().isDisabled());
    }

    private static Stepped step(int index) {
        return new Stepped(outcome(index), StepPhase.WAITING, Optional.empty());
    }

    private static StepOutcome outcome(int index) {
        var name = StepViews.PLAN.operations().get(index).name();
        return new StepOutcome(index, StepResult.DONE, name, "", "", 1000);
    }

    private void open(Path file) {
        doOnFx(
                () -> {
                    window().openRecordings(List.of(file));
                });
    }

    private Screen screen() {
        return onFx(() -> window().model().navigation().current().get());
    }

    private static int selected(FxRobot robot) {
        ListView<?> plan = robot.lookup(".plan-list").queryListView();
        return plan.getSelectionModel().getSelectedIndex();
    }
}
