package io.cutaway.app.lesson;

import static io.cutaway.app.fake.FxWait.doOnFx;
import static io.cutaway.app.fake.FxWait.onFx;
import static io.cutaway.app.fake.FxWait.until;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.app.container.StarterImageMaker.Made;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.fake.FxWatchdog;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Screen;
import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.theme.Theme;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
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

import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

@DisplayName("A lesson in the window")
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class LessonWindowTest {

    @TempDir static Path folder = Path.of("/nowhere");

    private final FakeStore store = new FakeStore();
    private final AtomicInteger done = new AtomicInteger();
    private Optional<MainWindow> shown = Optional.empty();

    @Start
    void start(Stage stage) {
        store.engine()
                .on(
                        InspectImage.class,
                        request -> {
                            throw new ProblemException(new Problem.NoSuchImage(request.image()));
                        })
                .on(BeginStepping.class, _ -> new Begun("s1", StepViews.PLAN))
                .on(ViewStep.class, _ -> StepViews.middle())
                .on(Step.class, this::step)
                .on(EndStepping.class, _ -> new Done());
        var window =
                new MainWindow(
                        store.engine(),
                        Background.forWindow(),
                        (_, _) -> new Made("localhost/starter:latest", List.of()),
                        Map.of("CUTAWAY_STORE", folder.toString()));
        window.show(stage);
        shown = Optional.of(window);
    }

    private Stepped step(Step step) {
        var index = done.getAndIncrement();
        var name = StepViews.PLAN.operations().get(index).name();
        var result = step.leaveOut() ? StepResult.LEFT_OUT : StepResult.DONE;
        var outcome = new StepOutcome(index, result, name, "", "", 1000);
        return new Stepped(outcome, StepPhase.WAITING, Optional.empty());
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

    @Test
    void isDoneByKeysAloneAndLeavesNothing(FxRobot robot) {
        robot.clickOn("Lessons");
        until(() -> rows(robot) == Lessons.IDS.size());
        robot.interact(() -> table(robot).getSelectionModel().selectFirst());
        robot.interact(() -> table(robot).requestFocus());
        robot.type(KeyCode.ENTER);
        until(() -> window().model().navigation().current().get() instanceof Screen.Lesson);
        robot.type(KeyCode.F9);
        until(() -> plan(robot).getItems().size() == StepViews.PLAN.operations().size());
        robot.type(KeyCode.F8);
        until(() -> plan(robot).getSelectionModel().getSelectedIndex() == 1);
        robot.type(KeyCode.F7);
        until(() -> plan(robot).getSelectionModel().getSelectedIndex() == 2);
        robot.clickOn(".answer-field").write("yes").type(KeyCode.ENTER);
        until(() -> robot.lookup(".question .bad").tryQuery().isPresent());
        robot.clickOn("Containers");
        until(() -> store.engine().asked().contains(new EndStepping("s1")));
    }

    @Test
    void isShownInARoomByOneKey(FxRobot robot) {
        robot.type(KeyCode.F11);
        until(() -> window().model().theme().get() == Theme.PROJECTOR);
        robot.type(KeyCode.F11);
        assertEquals(Theme.LIGHT, onFx(() -> window().model().theme().get()));
    }

    private static int rows(FxRobot robot) {
        return robot.lookup(".plain-table")
                .tryQuery()
                .map(t -> ((TableView<?>) t).getItems().size())
                .orElse(0);
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup(".plain-table").queryTableView();
    }

    private static ListView<?> plan(FxRobot robot) {
        return robot.lookup(".plan-list").queryListView();
    }
}
