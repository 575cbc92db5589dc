package io.cutaway.app.container;

import static io.cutaway.app.fake.FxWait.doOnFx;
import static io.cutaway.app.fake.FxWait.onFx;
import static io.cutaway.app.fake.FxWait.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.container.StarterImageMaker.Made;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.fake.FileAnswer;
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

@DisplayName("A pasted command line or an opened bundle")
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class TakeOverWindowTest {

    @TempDir Path folder = Path.of("/nowhere");

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
        doOnFx(
                () -> {
                    window().close();
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

    @Test
    void ofABundleFillsTheFormAndSaysWhatIsLeft(FxRobot robot) throws IOException {
        openBundle(
                robot,
                """
                {"ociVersion": "1.0.2", "hostname": "box", "root": {"path": "rootfs"},
                 "process": {"args": ["sh", "-c", "echo hi"], "cwd": "/", "env": ["A=b"],
                   "user": {"uid": 0, "gid": 0}, "apparmorProfile": "strict"}}
                """);
        until(() -> text(robot, "#command").equals("sh -c 'echo hi'"));
        until(() -> isSaid(robot, "apparmorProfile"));
        assertTrue(store.shims().isEmpty());
    }

    @Test
    void ofABundleWithHooksIsRefusedAndLeavesTheForm(FxRobot robot) throws IOException {
        openBundle(
                robot,
                """
                {"ociVersion": "1.0.2", "root": {"path": "rootfs"},
                 "hooks": {"prestart": [{"path": "/bin/evil"}]},
                 "process": {"args": ["sh"], "cwd": "/", "user": {"uid": 0, "gid": 0}}}
                """);
        until(() -> isSaid(robot, "hooks"));
        assertEquals("", text(robot, "#command"));
        assertTrue(store.shims().isEmpty());
    }

    private void openBundle(FxRobot robot, String config) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
        openForm(robot);
        robot.interact(() -> FileAnswer.to(window().scene().getWindow(), folder));
        robot.clickOn("#take-over").clickOn("Open a bundle…");
    }

    private void openForm(FxRobot robot) {
        doOnFx(
                () -> {
                    var navigation = window().model().navigation();
                    navigation.open(new Screen.Launch(Optional.empty()));
                });
        until(() -> robot.lookup("#take-over").tryQuery().isPresent());
    }

    private void paste(FxRobot robot, String line) {
        openForm(robot);
        robot.clickOn("#take-over").clickOn("Paste a command line…");
        until(() -> robot.lookup("#pasted").tryQuery().isPresent());
        doOnFx(
                () -> {
                    robot.lookup("#pasted").queryTextInputControl().setText(line);
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
}
