package io.cutaway.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.app.theme.Theme;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

@DisplayName("The drawing on screen")
@ExtendWith(ApplicationExtension.class)
class DrawingPaneTest {

    private final List<Screen.Tab> opened = new ArrayList<>();
    private final DrawingPane pane = new DrawingPane(opened::add);

    @Start
    void start(Stage stage) {
        var scene = new Scene(pane, 1060, 640);
        Stylesheets.apply(scene, Theme.LIGHT);
        show(Samples.running(6, 5, 2));
        stage.setScene(scene);
        stage.show();
    }

    private void show(OverviewSnapshot snapshot) {
        pane.show(OverviewLayout.draw(snapshot, 1060, 640, FxMeasure.INSTANCE), 1);
    }

    private DoorNode door(Screen.Tab tab) {
        var parts = pane.drawing().parts().stream().filter(p -> p.door().isPresent()).toList();
        for (var i = 0; i < parts.size(); i++) {
            if (parts.get(i).door().orElseThrow() == tab) {
                return pane.doors().get(i);
            }
        }
        throw new AssertionError(tab);
    }

    @Test
    void opensThePageOfAPartByClickAndByKey(FxRobot robot) {
        robot.clickOn(door(Screen.Tab.LAYERS));
        robot.interact(() -> door(Screen.Tab.MOUNTS).requestFocus());
        robot.type(KeyCode.ENTER);
        robot.interact(() -> door(Screen.Tab.PROCESSES).requestFocus());
        robot.type(KeyCode.SPACE);
        assertEquals(List.of(Screen.Tab.LAYERS, Screen.Tab.MOUNTS, Screen.Tab.PROCESSES), opened);
    }

    @Test
    void isVisitedByTheTabulatorDoorByDoor(FxRobot robot) {
        robot.interact(() -> pane.doors().getFirst().requestFocus());
        var visited = new HashSet<Object>();
        for (var i = 0; i < pane.doors().size(); i++) {
            visited.add(pane.getScene().getFocusOwner());
            robot.type(KeyCode.TAB);
        }
        assertEquals(new HashSet<Object>(pane.doors()), visited);
    }

    @Test
    void saysWhatEachDoorShows() {
        pane.doors().forEach(door -> assertFalse(door.getAccessibleText().isBlank()));
    }

    @Test
    void keepsTheNodesAndTheFocusOfWhatHasNotChanged(FxRobot robot) {
        var before = door(Screen.Tab.LAYERS);
        robot.interact(before::requestFocus);
        robot.interact(() -> show(Samples.running(7, 5, 2)));
        robot.interact(() -> show(Samples.running(6, 5, 2)));
        assertTrue(door(Screen.Tab.LAYERS).isFocused());
        var same = door(Screen.Tab.LAYERS);
        robot.interact(() -> show(Samples.running(6, 5, 2)));
        assertSame(same, door(Screen.Tab.LAYERS));
    }
}
