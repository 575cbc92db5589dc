package io.cutaway.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.container.StarterImageMaker.Made;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.fake.FxWatchdog;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Screen;
import io.cutaway.app.shell.MainWindow;

import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@DisplayName("A pasted command line")
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class TakeOverWindowTest {

    private final FakeStore store = new FakeStore();
    private Optional<MainWindow> shown = Optional.empty();

    @Start
    void start(Stage stage) {
        store.image("localhost/starter:latest");
        var window =
                new MainWindow(
                        store.engine(),
                        Background.forWindow(),
                        (_, _) -> new Made("localhost/starter:latest", List.of()),
                        Map.of());
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

    @Test
    void fillsTheFormAndRunsNothing(FxRobot robot) {
        paste(robot, "docker run -it --name web --read-only localhost/starter:latest sh -l");
        robot.clickOn(button(robot, "Fill the form"));
        until(() -> robot.lookup("#pasted").tryQuery().isEmpty());
        assertEquals("sh -l", text(robot, "#command"));
        assertTrue(isSaid(robot, "--name web"));
        assertTrue(store.shims().isEmpty());
        assertTrue(screen() instanceof Screen.Launch);
    }

    @Test
    void isNotTakenWhileAWordOfItIsStrange(FxRobot robot) {
        paste(robot, "docker run --privileged-ish localhost/starter:latest");
        until(() -> button(robot, "Fill the form").isDisabled());
        assertTrue(isSaid(robot, "--privileged-ish"));
        robot.clickOn(button(robot, "Cancel"));
        until(() -> robot.lookup("#pasted").tryQuery().isEmpty());
        assertEquals("", text(robot, "#command"));
    }

    private void paste(FxRobot robot, String line) {
        onFx(
                () -> {
                    var navigation = window().model().navigation();
                    navigation.open(new Screen.Launch(Optional.empty()));
                    return true;
                });
        until(() -> robot.lookup("#take-over").tryQuery().isPresent());
        robot.clickOn("#take-over").clickOn("Paste a command line…");
        until(() -> robot.lookup("#pasted").tryQuery().isPresent());
        onFx(
                () -> {
                    robot.lookup("#pasted").queryTextInputControl().setText(line);
                    return true;
                });
    }

    private static boolean isSaid(FxRobot robot, String words) {
        return robot.lookup(
                        (Labeled label) ->
                                label.getText() != null && label.getText().contains(words))
                .tryQuery()
                .isPresent();
    }

    private static Labeled button(FxRobot robot, String text) {
        return robot.lookup("#pasted").query().getScene().getRoot().lookupAll(".button").stream()
                .map(Labeled.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static String text(FxRobot robot, String field) {
        TextInputControl input = robot.lookup(field).queryTextInputControl();
        return input.getText();
    }

    private Screen screen() {
        return onFx(() -> window().model().navigation().current().get());
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
