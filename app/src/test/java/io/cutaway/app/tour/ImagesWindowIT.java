package io.cutaway.app.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.app.archive.ArchiveFormat;
import io.cutaway.app.container.ComputersPrograms;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Screen;
import io.cutaway.app.shell.MainWindow;
import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.ListImages;

import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// On the real engine of the assembled program; what came of it is asked of skopeo.
///
/// The Headless platform has no file dialogs, so what is chosen in one is given without it.
@DisplayName("The page of the images")
@ExtendWith(ApplicationExtension.class)
class ImagesWindowIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String ROOT = "localhost/class/root:1";

    @TempDir Path folder;

    private final TemporaryEngine engine;
    private Optional<MainWindow> shown = Optional.empty();

    ImagesWindowIT() throws IOException {
        engine = new TemporaryEngine(System.getenv());
    }

    @Start
    void start(Stage stage) {
        var window =
                new MainWindow(
                        engine.client(),
                        Background.forWindow(),
                        new ComputersPrograms(engine.client()),
                        System.getenv());
        window.show(stage);
        window.model().navigation().reset(new Screen.Images());
        shown = Optional.of(window);
    }

    @AfterEach
    void close() throws IOException {
        FxThread.run(() -> shown.ifPresent(MainWindow::close));
        engine.close();
    }

    @Test
    void takesWhatIsDroppedOnItAndSaysWhatIsNoArchive(FxRobot robot) throws Exception {
        drop(robot, Files.writeString(folder.resolve("letter.tar"), "Dear reader"));
        says(robot, "neither an archive nor a layout of images");
        assertEquals(List.of(), names());
        imported(robot);
        assertTrue(skopeo("oci:" + images() + ":" + ROOT).contains("sha256:"));
    }

    @Test
    void givesANameAndTakesNothingThatIsNone(FxRobot robot) throws Exception {
        imported(robot);
        FxThread.waitFor("the row", LIMIT, () -> row(robot).isPresent());
        robot.rightClickOn(row(robot).orElseThrow()).clickOn("Give a name…");
        var field = ".dialog-pane .text-field";
        FxThread.waitFor("the question", LIMIT, () -> isShown(robot, field));
        type(robot, field, "Not a name");
        says(robot, "can't be an image's name");
        assertTrue(button(robot, "Give it").isDisabled());
        type(robot, field, "other.example/root:2");
        robot.clickOn("Give it");
        has(List.of(ROOT, "other.example/root:2"));
        assertEquals(
                skopeo("oci:" + images() + ":" + ROOT),
                skopeo("oci:" + images() + ":other.example/root:2"));
    }

    @Test
    void deletesWhatNothingNeedsAfterItWasAsked(FxRobot robot) throws Exception {
        imported(robot);
        free(robot, "Cancel");
        assertEquals(List.of(ROOT), names());
        free(robot, "Delete them");
        says(robot, "are free now");
        assertEquals(List.of(), names());
        try (var blobs = Files.list(images().resolve("blobs/sha256"))) {
            assertEquals(0, blobs.count());
        }
    }

    private static void free(FxRobot robot, String answer) {
        FxThread.waitFor(
                "what can be freed", LIMIT, () -> !button(robot, "Free space…").isDisabled());
        robot.clickOn("Free space…");
        says(robot, "\n" + ROOT);
        robot.clickOn(answer);
    }

    /// What was there stays when it fails, and is replaced as a whole.
    @Test
    void savesInPlaceOfAFileAndSaysWhereItCannot(FxRobot robot) throws Exception {
        imported(robot);
        var file = Files.writeString(folder.resolve("saved.tar"), "old");
        save("nowhere:1", file);
        says(robot, "There is no image nowhere:1");
        assertEquals("old", Files.readString(file));
        var inTheWay = Files.createDirectory(folder.resolve("folder.tar"));
        save(ROOT, inTheWay);
        says(robot, inTheWay + " can't be written");
        save(ROOT, file);
        says(robot, "has " + ROOT + " now");
        assertEquals(
                skopeo("oci:" + images() + ":" + ROOT), skopeo("oci-archive:" + file + ":" + ROOT));
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    private void save(String image, Path file) {
        var transfers = window().transfers();
        FxThread.run(() -> transfers.save(image, ArchiveFormat.OCI_ARCHIVE, file));
    }

    /// A root file system that is dropped, and named where the page asks for it.
    private void imported(FxRobot robot) throws Exception {
        drop(robot, rootArchive());
        var field = ".transfer .text-field";
        FxThread.waitFor("the question for a name", LIMIT, () -> isShown(robot, field));
        assertEquals("my-root", robot.lookup(field).queryTextInputControl().getText());
        type(robot, field, "Not a name");
        says(robot, "can't be an image's name");
        assertTrue(button(robot, "Import").isDisabled());
        type(robot, field, "class/root:1");
        robot.clickOn("Import");
        has(List.of(ROOT));
    }

    private Path rootArchive() throws IOException {
        var file = folder.resolve("my-root.tar");
        try (var tar = new TarWriter(Files.newOutputStream(file))) {
            var metadata = new TarMetadata("etc/motd", 0644, Instant.EPOCH);
            tar.put(new TarEntry.RegularFile(metadata, 3), new ByteArrayInputStream(new byte[3]));
        }
        return file;
    }

    /// The Headless platform gives a drag its dragboard, but then can't carry it: it neither knows
    /// its transfer modes nor tells what it is over. So a real one with a real file is begun here,
    /// dropped by an event that is made, and given up; what happens before a drop is not tested.
    private void drop(FxRobot robot, Path file) throws Exception {
        var dropped = new CompletableFuture<Boolean>();
        var root = window().scene().getRoot();
        EventHandler<MouseEvent> begin =
                _ -> {
                    var board = root.startDragAndDrop(TransferMode.COPY);
                    var content = new ClipboardContent();
                    content.putFiles(List.of(file.toFile()));
                    board.setContent(content);
                    dropped.complete(drop(robot.lookup(".table-view").query(), board));
                    board.clear();
                };
        FxThread.run(() -> root.addEventFilter(MouseEvent.DRAG_DETECTED, begin));
        robot.moveTo(".page-title").press(MouseButton.PRIMARY).moveBy(30, 30);
        robot.release(MouseButton.PRIMARY);
        FxThread.run(() -> root.removeEventFilter(MouseEvent.DRAG_DETECTED, begin));
        assertTrue(dropped.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }

    private static boolean drop(Node over, Dragboard board) {
        var event =
                new DragEvent(
                        DragEvent.DRAG_DROPPED,
                        board,
                        1,
                        1,
                        1,
                        1,
                        TransferMode.COPY,
                        over,
                        over,
                        null);
        Event.fireEvent(over, event);
        return event.isDropCompleted();
    }

    private static void type(FxRobot robot, String field, String text) {
        FxThread.run(() -> ((TextField) robot.lookup(field).query()).setText(text));
    }

    private static Optional<Node> row(FxRobot robot) {
        return robot.lookup((TableRow<?> row) -> row.isVisible() && !row.isEmpty())
                .tryQuery()
                .map(Node.class::cast);
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup((Button button) -> text.equals(button.getText())).query();
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static void says(FxRobot robot, String words) {
        FxThread.waitFor(
                words,
                LIMIT,
                () -> robot.lookup((Labeled one) -> isSaid(one, words)).tryQuery().isPresent());
    }

    private static boolean isSaid(Labeled one, String words) {
        return one.isVisible() && one.getText() != null && one.getText().contains(words);
    }

    private void has(List<String> names) throws InterruptedException {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!names().equals(names)) {
            assertTrue(System.nanoTime() < end, names()::toString);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private List<String> names() {
        return engine.client().call(new ListImages()).images().stream()
                .map(ImageSummary::name)
                .flatMap(Optional::stream)
                .toList();
    }

    private Path images() {
        return Path.of(engine.environment().getOrDefault("CUTAWAY_STORE", ""), "images");
    }

    private static String skopeo(String source) throws Exception {
        var process = new ProcessBuilder("skopeo", "inspect", source).redirectErrorStream(true);
        var running = process.start();
        var output = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, running.waitFor(), output);
        return output;
    }

    private MainWindow window() {
        return shown.orElseThrow();
    }
}
