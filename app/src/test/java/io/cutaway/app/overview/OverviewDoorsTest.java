package io.cutaway.app.overview;

import static io.cutaway.app.fake.FxWait.doOnFx;
import static io.cutaway.app.fake.FxWait.onFx;
import static io.cutaway.app.fake.FxWait.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.container.StarterImageMaker.Made;
import io.cutaway.app.fake.FakeKernel;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.fake.FxWatchdog;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Screen;
import io.cutaway.app.page.Screen.Tab;
import io.cutaway.app.shell.MainWindow;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@DisplayName("The doors of the drawing")
@ExtendWith({ApplicationExtension.class, FxWatchdog.class})
class OverviewDoorsTest {

    private final FakeStore store = new FakeStore().examples();
    private Optional<MainWindow> shown = Optional.empty();

    @Start
    void start(Stage stage) {
        FakeKernel.answer(store.engine());
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
                    shown.orElseThrow().close();
                });
    }

    /// Where a part of the drawing should lead, by what it is about.
    private static Tab page(DoorNode door) {
        var id = door.getId();
        if (id.startsWith("finding-")) {
            var mounts = door.getAccessibleText().matches(".*(host path|nosuid|nodev).*");
            return mounts ? Tab.MOUNTS : Tab.SECURITY;
        }
        return switch (id.split("-")[0]) {
            case "namespace", "processes", "process", "pid", "network" -> Tab.PROCESSES;
            case "root", "upper", "layer", "layers", "foot" -> Tab.LAYERS;
            case "views", "view", "hidden", "host", "path" -> Tab.MOUNTS;
            case "resources", "gauge", "measure" -> Tab.RESOURCES;
            case "security" -> Tab.SECURITY;
            case "launch", "span", "legend" -> Tab.LAUNCH;
            default -> throw new AssertionError("a part that this test doesn't know: " + id);
        };
    }

    /// Something that only that page has.
    private static String sign(Tab tab) {
        return switch (tab) {
            case OVERVIEW -> ".drawing-door";
            case TERMINAL -> ".terminal-page";
            case LOGS -> ".log-lines";
            case LAYERS -> ".strata-panel";
            case MOUNTS -> ".page-body .filter-chip";
            case PROCESSES -> ".namespace-panel";
            case RESOURCES -> ".gauge";
            case SECURITY -> ".security-panel";
            case LAUNCH -> ".timeline-panel";
        };
    }

    @Test
    void leadByAClickToThePageOfWhatTheyShow(FxRobot robot) {
        var ids = doors(robot).stream().map(Node::getId).toList();
        assertTrue(ids.size() > 30, ids.toString());
        for (var id : ids) {
            var door = door(robot, id);
            var page = page(door);
            robot.clickOn(door);
            arrives(robot, id, page);
        }
    }

    @Test
    void leadByAKeyToEachOfTheSamePages(FxRobot robot) {
        var pages = EnumSet.noneOf(Tab.class);
        for (var id : doors(robot).stream().map(Node::getId).toList()) {
            var door = door(robot, id);
            var page = page(door);
            if (pages.add(page)) {
                robot.interact(door::requestFocus);
                robot.type(KeyCode.ENTER);
                arrives(robot, id, page);
            }
        }
        assertEquals(
                EnumSet.of(
                        Tab.LAYERS,
                        Tab.MOUNTS,
                        Tab.PROCESSES,
                        Tab.RESOURCES,
                        Tab.SECURITY,
                        Tab.LAUNCH),
                pages);
    }

    private void arrives(FxRobot robot, String id, Tab page) {
        until(() -> !tab().equals(Tab.OVERVIEW), id + " leads nowhere");
        assertEquals(page, tab(), id);
        until(
                () -> robot.lookup(sign(page)).tryQuery().filter(Node::isVisible).isPresent(),
                id + " shows no " + sign(page));
        var selected = robot.lookup(".page-tab").queryAllAs(ToggleButton.class).stream();
        assertEquals(
                List.of(page.name()),
                onFx(
                        () ->
                                selected.filter(ToggleButton::isSelected)
                                        .map(each -> each.getText().toUpperCase(Locale.ROOT))
                                        .toList()));
    }

    private DoorNode door(FxRobot robot, String id) {
        return doors(robot).stream()
                .filter(door -> door.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is gone"));
    }

    /// Of a drawing that has everything.
    private List<DoorNode> doors(FxRobot robot) {
        var overview = new Screen.Container(FakeStore.id(1), Tab.OVERVIEW);
        robot.interact(() -> navigation().reset(overview));
        until(() -> robot.lookup("#security").tryQuery().isPresent(), "the drawing is not whole");
        return List.copyOf(robot.lookup(".drawing-door").queryAllAs(DoorNode.class));
    }

    private Navigation navigation() {
        return shown.orElseThrow().model().navigation();
    }

    private Tab tab() {
        return onFx(
                () ->
                        navigation().current().get() instanceof Screen.Container(_, var tab)
                                ? tab
                                : Tab.TERMINAL);
    }
}
