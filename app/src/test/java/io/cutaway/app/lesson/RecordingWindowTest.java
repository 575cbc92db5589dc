package io.cutaway.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.container.StarterImageMaker.Made;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.fake.FxWatchdog;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Screen;
import io.cutaway.app.recording.RecordingFile;
import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.shell.Notice;

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
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
        onFx(
                () -> {
                    window().close();
                    return true;
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

    private void open(Path file) {
        onFx(
                () -> {
                    window().openRecordings(List.of(file));
                    return true;
                });
    }

    private Screen screen() {
        return onFx(() -> window().model().navigation().current().get());
    }

    private static int selected(FxRobot robot) {
        ListView<?> plan = robot.lookup(".plan-list").queryListView();
        return plan.getSelectionModel().getSelectedIndex();
    }

    private static <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, task);
    }

    /// Waits for a state that is looked at on the JavaFX thread.
    private static void until(Callable<Boolean> state) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(state));
        } catch (TimeoutException e) {
            throw new AssertionError("the state was not reached", e);
        }
    }
}
