package io.cutaway.app.shell;

import static io.cutaway.app.fake.FxWait.doOnFx;
import static io.cutaway.app.fake.FxWait.onFx;
import static io.cutaway.app.fake.FxWait.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.container.StarterImageMaker.Made;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.fake.FxWatchdog;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Theme;
import io.cutaway.app.tour.CutLabels;
import io.cutaway.app.tour.StylesheetWarnings;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SocketCalls;

import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

@DisplayName("The window")
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class WindowTest {

    private static final int STDIN = 16;
    private static final int DEADLINE_MILLIS = 10_000;

    private final FakeStore store = new FakeStore();

    /// Nobody else holds it when the starter image can be made.
    private final Semaphore makes = new Semaphore(1);

    private Optional<MainWindow> shown = Optional.empty();

    @Start
    void start(Stage stage) {
        var window =
                new MainWindow(
                        store.engine(),
                        Background.forWindow(),
                        (_, cancellation) -> {
                            makes.acquireUninterruptibly();
                            makes.release();
                            if (cancellation.isCancelled()) {
                                throw new CancellationException();
                            }
                            store.image("localhost/starter:latest");
                            return new Made("localhost/starter:latest", List.of());
                        },
                        Map.of());
        window.show(stage);
        shown = Optional.of(window);
    }

    @AfterEach
    void close() {
        doOnFx(
                () -> {
                    shown.ifPresent(MainWindow::close);
                });
        store.shims().forEach(shim -> shim.close());
    }

    private MainWindow window() {
        return shown.orElseThrow();
    }

    @Test
    void oneClickLeadsFromAnEmptyStoreToATypedCommand(FxRobot robot) {
        until(() -> robot.lookup(".big-button").tryQuery().isPresent());
        robot.clickOn(".big-button");
        until(() -> !store.shims().isEmpty() && screen() instanceof Screen.Container);
        until(() -> robot.lookup(".terminal").tryQuery().isPresent());
        until(() -> String.valueOf(window().scene().getFocusOwner()).contains("Canvas"));
        robot.write("id").type(KeyCode.ENTER);
        assertEquals("id\r", typed());
    }

    @Test
    void cancellingTheFirstStartLeadsBackToItsButton(FxRobot robot) throws InterruptedException {
        makes.acquire();
        until(() -> robot.lookup(".big-button").tryQuery().isPresent());
        robot.clickOn(".big-button");
        robot.clickOn("#cancel");
        until(() -> robot.lookup("#cancel").query().isDisabled());
        makes.release();
        until(() -> !robot.lookup(".big-button").query().isDisabled());
        assertEquals(new Screen.Containers(), screen());
        assertTrue(store.shims().isEmpty());
    }

    private String typed() {
        var shim = store.shims().getFirst();
        var packet = new byte[4096];
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r")) {
            var ready = SocketCalls.poll(shim, SocketCalls.POLLIN, DEADLINE_MILLIS);
            assertTrue(ready != 0, "nothing more came than " + text);
            var length = FileCalls.read(shim, packet);
            if (packet[0] == STDIN) {
                text.append(new String(packet, 1, length - 1, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void keepsTheSelectedRowWhenContainersComeAndGo(FxRobot robot) {
        for (var number = 1; number <= 200; number++) {
            store.container(number, "c" + number, ended(), 0);
        }
        store.engine().change();
        until(() -> table(robot).getItems().size() == 200);
        robot.interact(() -> table(robot).getSelectionModel().select(100));
        var before = table(robot).getSelectionModel().getSelectedItem();
        store.container(201, "newest", ended(), 0);
        store.engine().change();
        until(() -> table(robot).getItems().size() == 201);
        assertEquals(before, table(robot).getSelectionModel().getSelectedItem());
    }

    @Test
    void goesInAndOutByTheKeyboardAlone(FxRobot robot) {
        store.examples();
        store.engine().change();
        until(() -> table(robot).getItems().size() == 7);
        robot.interact(() -> table(robot).requestFocus());
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.type(KeyCode.ENTER);
        until(() -> screen() instanceof Screen.Container);
        robot.press(KeyCode.CONTROL).type(KeyCode.PAGE_DOWN).release(KeyCode.CONTROL);
        until(() -> screen() instanceof Screen.Container(_, var tab) && tab == Screen.Tab.LOGS);
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        until(() -> screen() instanceof Screen.Containers);
    }

    @Test
    void asksBeforeItRemoves(FxRobot robot) {
        store.examples();
        store.engine().change();
        until(() -> table(robot).getItems().size() == 7);
        robot.interact(
                () -> {
                    table(robot).requestFocus();
                    table(robot).getSelectionModel().select(6);
                });
        robot.type(KeyCode.DELETE);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        assertEquals(7, table(robot).getItems().size());
        robot.type(KeyCode.ENTER);
        until(() -> table(robot).getItems().size() == 6);
    }

    @Test
    void saysWhatWentWrongAndWhatToDo(FxRobot robot) {
        store.examples();
        store.engine()
                .on(
                        RemoveContainer.class,
                        request -> {
                            throw new ProblemException(
                                    new Problem.NoSuchContainer(request.container()));
                        });
        store.engine().change();
        until(() -> table(robot).getItems().size() == 7);
        robot.interact(() -> table(robot).requestFocus());
        robot.interact(() -> table(robot).getSelectionModel().select(6));
        robot.type(KeyCode.DELETE);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        until(() -> robot.lookup(".notice").tryQuery().isPresent());
        var sentences = robot.lookup(".notice .label").queryAllAs(Labeled.class);
        assertTrue(
                sentences.stream().anyMatch(l -> l.getText().startsWith("There is no container")));
        assertTrue(sentences.stream().anyMatch(l -> l.getText().contains("cutaway ps")));
    }

    @Test
    void hasOneStreamForThePageThatIsShown(FxRobot robot) {
        until(() -> store.engine().openStreams() == 1);
        robot.clickOn("Images");
        until(() -> screen() instanceof Screen.Images && store.engine().openStreams() == 1);
        assertInstanceOf(
                ListContainers.Containers.class, store.engine().call(new ListContainers()));
    }

    @Test
    void deletesAnImageThatIsDamaged(FxRobot robot) {
        store.images()
                .add(
                        new ImageSummary(
                                Optional.of("a:1"), "sha256:abcd", Instant.EPOCH, 0, 0, true));
        robot.clickOn("Images");
        until(() -> says(robot, "abcd  ·  damaged in the store"));
        robot.clickOn("a:1").type(KeyCode.DELETE);
        until(() -> says(robot, "It is damaged."));
        robot.type(KeyCode.ENTER);
        until(() -> store.images().isEmpty());
    }

    private static boolean says(FxRobot robot, String beginning) {
        return robot.lookup(".label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().startsWith(beginning));
    }

    @Test
    void cutsNothingButNamesAndHasNoStylesheetWarnings(FxRobot robot) {
        store.examples();
        store.engine().change();
        until(() -> table(robot).getItems().size() == 7);
        try (var warnings = StylesheetWarnings.listen()) {
            for (var theme : Theme.values()) {
                robot.interact(() -> window().model().theme().set(theme));
                for (var screen : screens()) {
                    robot.interact(() -> window().model().navigation().reset(screen));
                    WaitForAsyncUtils.waitForFxEvents();
                    var root = window().scene().getRoot();
                    assertEquals(List.of(), onFx(() -> CutLabels.below(root)), screen.toString());
                }
            }
            assertEquals(List.of(), warnings.seen());
        }
    }

    private static List<Screen> screens() {
        return List.of(
                new Screen.Containers(),
                new Screen.Images(),
                new Screen.Image("localhost/starter:latest", Screen.ImageTab.OVERVIEW),
                new Screen.Image("localhost/starter:latest", Screen.ImageTab.HISTORY),
                new Screen.Image("localhost/starter:latest", Screen.ImageTab.LAYERS),
                new Screen.Image("localhost/starter:latest", Screen.ImageTab.COMPARE),
                new Screen.Lessons(),
                new Screen.Lesson("directory-as-root", "en"),
                new Screen.Launch(Optional.empty()),
                new Screen.Container(FakeStore.id(5), Screen.Tab.TERMINAL),
                new Screen.Container(FakeStore.id(6), Screen.Tab.TERMINAL));
    }

    private static ContainerState ended() {
        return new ContainerState.Exited(new ExitStatus(0, 0), Instant.now());
    }

    private Screen screen() {
        return window().model().navigation().current().get();
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup(".plain-table").queryTableView();
    }
}
