package io.cutaway.app.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.cutaway.app.container.ComputersPrograms;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Screen;
import io.cutaway.app.shell.MainWindow;
import io.cutaway.engine.container.ContainerId;

import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// On the real engine of the assembled program, as whoever runs the tests.
@DisplayName("From an empty store to a typed command")
@ExtendWith(ApplicationExtension.class)
class TwoClicksIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MOST_CLICKS = 2;
    private static final String PROMPT = "(?s).*[#$] ?\\s*";

    private final TemporaryEngine engine;
    private final AtomicInteger clicks = new AtomicInteger();
    private Optional<MainWindow> shown = Optional.empty();
    private long began;

    TwoClicksIT() throws IOException {
        engine = new TemporaryEngine(System.getenv());
    }

    @Start
    void start(Stage stage) {
        began = System.nanoTime();
        var maker = new ComputersPrograms(engine.client());
        var window =
                new MainWindow(engine.client(), Background.forWindow(), maker, System.getenv());
        window.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> clicks.incrementAndGet());
        window.show(stage);
        shown = Optional.of(window);
    }

    @AfterEach
    void close() throws IOException {
        FxThread.run(() -> shown.ifPresent(MainWindow::close));
        engine.close();
    }

    @Test
    void itTakesAtMostTwoClicks(FxRobot robot) {
        var clicked = clickToThePrompt(robot);
        robot.write("id").type(KeyCode.ENTER);
        FxThread.waitFor("the output of id", LIMIT, () -> screen().contains("uid=0(root)"));
        System.out.printf(
                "two-clicks: %d click(s), %.2f s from the click, %.2f s from the window%n",
                clicks.get(), secondsSince(clicked), secondsSince(began));
        assertTrue(clicks.get() >= 1 && clicks.get() <= MOST_CLICKS, clicks + " clicks");
    }

    /// They move the cursor, scroll a part of the screen, and take a screen of their own.
    @Test
    void programsThatDrawTheScreenAreUsedInTheTerminal(FxRobot robot) throws IOException {
        clickToThePrompt(robot);
        robot.write("top").type(KeyCode.ENTER);
        shows("(?s).*Tasks: +2 total.*\n *[0-9]+ root [^\n]* top *\n.*");
        robot.write("q");
        shows(PROMPT);
        robot.write("clear; echo before; vi /root/note").type(KeyCode.ENTER);
        shows("(?s)\\s*\n~ *\n~ *\n.*");
        robot.write("ityped in vi");
        shows("(?s)typed in vi *\n~ *\n.*");
        robot.type(KeyCode.ESCAPE).write(":wq").type(KeyCode.ENTER);
        shows("(?s)before *\n[^\n]*[#$] ?\\s*");
        assertEquals("typed in vi\n", Files.readString(written("root/note")));
    }

    /// A file of the container's writable layer.
    private Path written(String path) {
        var store = engine.environment().getOrDefault("CUTAWAY_STORE", "");
        return Path.of(store, "containers", container().orElseThrow().hex(), "w/upper", path);
    }

    /// When the button was clicked, in nanoseconds.
    private long clickToThePrompt(FxRobot robot) {
        FxThread.waitFor("the button", LIMIT, () -> button(robot));
        robot.clickOn(".big-button");
        var clicked = System.nanoTime();
        shows(PROMPT);
        FxThread.waitFor("the keyboard in the terminal", LIMIT, this::isFocused);
        return clicked;
    }

    /// Waits for the screen to be as a pattern says.
    private void shows(String pattern) {
        try {
            FxThread.waitFor(pattern, LIMIT, () -> screen().matches(pattern));
        } catch (TourFailedException e) {
            fail("not " + pattern + ":\n" + screen(), e);
        }
    }

    /// The button is there from the start, and shown when the store is known to be empty.
    private static boolean button(FxRobot robot) {
        return robot.lookup(".big-button")
                .tryQuery()
                .filter(b -> b.getParent().isVisible() && !b.isDisabled())
                .isPresent();
    }

    private boolean isFocused() {
        return String.valueOf(window().scene().getFocusOwner()).contains("Canvas");
    }

    private String screen() {
        return container()
                .flatMap(id -> window().sessions().find(id))
                .map(session -> session.screenText())
                .orElse("");
    }

    private Optional<ContainerId> container() {
        return window().model().navigation().current().get() instanceof Screen.Container(var id, _)
                ? Optional.of(id)
                : Optional.empty();
    }

    private MainWindow window() {
        return shown.orElseThrow();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
