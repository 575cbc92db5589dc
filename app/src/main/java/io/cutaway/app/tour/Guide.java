package io.cutaway.app.tour;

import static io.cutaway.app.tour.TourMessage.*;

import io.cutaway.app.page.Screen;
import io.cutaway.app.shell.HelperStatus;
import io.cutaway.app.shell.MainWindow;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerId;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Goes through the main job: from an empty store to a typed command, past every page.
final class Guide {

    private static final Duration SHORT = Duration.ofSeconds(20);

    /// The helper and the starter image may have to be made first.
    private static final Duration LONG = Duration.ofSeconds(90);

    private final MainWindow window;
    private final Camera camera;
    private final Exhibit exhibit;

    Guide(MainWindow window, Camera camera, Exhibit exhibit) {
        this.exhibit = exhibit;
        this.window = window;
        this.camera = camera;
    }

    void go() {
        emptyStore();
        var id = firstContainer();
        tabs(id);
        list();
        failedLaunch();
        overview();
        manyContainers();
    }

    private void emptyStore() {
        waitFor(
                WAIT_HELPER,
                LONG,
                () -> window.model().helper().get() instanceof HelperStatus.Ready);
        waitFor(WAIT_EMPTY, SHORT, () -> isShown(".big-button"));
        camera.take("empty");
    }

    private ContainerId firstContainer() {
        FxThread.run(() -> button(".big-button").fire());
        waitFor(WAIT_LAUNCH, LONG, () -> shownContainer().isPresent());
        var id = FxThread.get(() -> shownContainer().orElseThrow());
        waitFor(WAIT_PROMPT, SHORT, () -> screen(id).contains("#") || screen(id).contains("$"));
        type(id, "id\n", "uid=0");
        type(id, "ls -la /\n", "usr");
        waitFor(WAIT_ANSWER, SHORT, () -> isDrawn("." + StyleClasses.TERMINAL));
        camera.takeForARoom("terminal");
        return id;
    }

    private boolean isDrawn(String selector) {
        var node = window.scene().getRoot().lookup(selector);
        return node != null && camera.showsText(node);
    }

    void type(ContainerId id, String line, String answer) {
        FxThread.run(() -> window.sessions().find(id).orElseThrow().type(line));
        waitFor(WAIT_ANSWER, SHORT, () -> screen(id).contains(answer));
    }

    private String screen(ContainerId id) {
        return window.sessions().find(id).map(s -> s.screenText()).orElse("");
    }

    private void tabs(ContainerId id) {
        open(id, Screen.Tab.LOGS);
        waitFor(WAIT_LOG, SHORT, () -> !list(".log-lines").getItems().isEmpty());
        camera.take("logs");
        open(id, Screen.Tab.LAYERS);
        waitFor(WAIT_LAYERS, SHORT, () -> rows() > 0 && isShown(".stratum"));
        FxThread.run(() -> table().getSelectionModel().selectFirst());
        waitFor(WAIT_LIFE, SHORT, () -> isShown(".life-state"));
        camera.take("layers");
        open(id, Screen.Tab.MOUNTS);
        waitFor(WAIT_MOUNTS, SHORT, () -> rows() > 0);
        camera.take("mounts");
        open(id, Screen.Tab.LAUNCH);
        waitFor(WAIT_TIMELINE, SHORT, () -> rows() > 0 && isShown(".timeline-bar"));
        FxThread.run(() -> button("#measure").fire());
        waitFor(WAIT_MEASURED, LONG, () -> isShown(".peer-name"));
        camera.takeForARoom("timeline");
    }

    private void list() {
        FxThread.run(() -> window.model().navigation().reset(new Screen.Containers()));
        waitFor(WAIT_LIST, SHORT, () -> rows() == 1);
        camera.take("containers");
        FxThread.run(() -> window.model().navigation().reset(new Screen.Images()));
        waitFor(WAIT_LIST, SHORT, () -> rows() == 1);
        camera.take("images");
    }

    private void failedLaunch() {
        FxThread.run(() -> window.model().navigation().open(new Screen.Launch(Optional.empty())));
        waitFor(WAIT_FORM, SHORT, () -> isShown(".plan-target"));
        camera.takeForARoom("launch");
        FxThread.run(
                () -> ((TextField) find("#command").orElseThrow()).setText("/bin/no-such-program"));
        FxThread.run(() -> button("#launch").fire());
        waitFor(WAIT_FAILURE, SHORT, () -> isShown(".failure"));
        camera.take("failed");
    }

    private void overview() {
        var id = exhibit.start();
        FxThread.run(
                () ->
                        window.model()
                                .navigation()
                                .reset(new Screen.Container(id, Screen.Tab.OVERVIEW)));
        waitFor(WAIT_OVERVIEW, SHORT, () -> isShown("." + StyleClasses.DRAWING_DOOR));
        camera.takeForARoom("overview");
        open(id, Screen.Tab.PROCESSES);
        waitFor(WAIT_PROCESSES, SHORT, () -> rows() >= Exhibit.PROCESSES);
        camera.take("processes");
        open(id, Screen.Tab.RESOURCES);
        waitFor(WAIT_RESOURCES, SHORT, () -> isShown("." + StyleClasses.GAUGE));
        camera.take("resources");
        open(id, Screen.Tab.SECURITY);
        waitFor(WAIT_SECURITY, SHORT, () -> rows() > 0 && isShown("." + StyleClasses.FACT));
        camera.take("security");
        open(id, Screen.Tab.OVERVIEW);
        waitFor(WAIT_OVERVIEW, SHORT, () -> isShown("." + StyleClasses.DRAWING_DOOR));
        var doors = FxThread.get(this::doors);
        exhibit.stop(id);
        waitFor(WAIT_OVERVIEW, SHORT, () -> isShown("." + StyleClasses.ACCENT) && doors() < doors);
        camera.take("overview-stopped");
    }

    /// As many as nobody names well, with names of any length.
    private void manyContainers() {
        var crowd = exhibit.crowd();
        FxThread.run(() -> window.model().navigation().reset(new Screen.Containers()));
        waitFor(WAIT_CROWD, SHORT, () -> rows() > crowd.size());
        camera.take("containers-many");
        // Where nobody counts them: the list would be made anew two hundred times.
        FxThread.run(() -> window.model().navigation().reset(new Screen.Images()));
        exhibit.remove(crowd);
    }

    /// A container that has ended has no processes, kernel views and gauges to enter by.
    private int doors() {
        return window.scene().getRoot().lookupAll("." + StyleClasses.DRAWING_DOOR).size();
    }

    private void open(ContainerId id, Screen.Tab tab) {
        FxThread.run(() -> window.model().navigation().replace(new Screen.Container(id, tab)));
    }

    private Optional<ContainerId> shownContainer() {
        return window.model().navigation().current().get() instanceof Screen.Container(var id, _)
                ? Optional.of(id)
                : Optional.empty();
    }

    Optional<Node> find(String selector) {
        return window.scene().getRoot().lookupAll(selector).stream()
                .filter(Guide::isOnScreen)
                .findFirst();
    }

    private static boolean isOnScreen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    boolean isShown(String selector) {
        return find(selector).isPresent();
    }

    private Button button(String selector) {
        return (Button) find(selector).orElseThrow();
    }

    TableView<?> table() {
        return (TableView<?>) find(".plain-table").orElseThrow();
    }

    private ListView<?> list(String selector) {
        return (ListView<?>) find(selector).orElseThrow();
    }

    int rows() {
        return find(".plain-table").map(t -> ((TableView<?>) t).getItems().size()).orElse(0);
    }

    static void waitFor(TourMessage what, Duration limit, BooleanSupplier state) {
        FxThread.waitFor(what.text(), limit, state);
    }
}
