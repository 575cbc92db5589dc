package io.cutaway.app.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.app.theme.Nodes;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;

@DisplayName("The tour")
@ExtendWith(ApplicationExtension.class)
class CutLabelsTest {

    private static final String LONG = "a sentence that is much longer than its place";

    private final VBox root = new VBox();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, 120, 80));
        stage.show();
    }

    @Test
    void noticesALabelThatShowsLessThanItsText(FxRobot robot) {
        check(robot, new Label(LONG), List.of(LONG));
    }

    @Test
    void allowsANameToBeCut(FxRobot robot) {
        var name = Nodes.name();
        name.setText(LONG);
        check(robot, name, List.of());
    }

    @Test
    void leavesALabelAloneThatFits(FxRobot robot) {
        check(robot, new Label("short"), List.of());
    }

    @Test
    void noticesAStylesheetThatAsksForAColourNobodyNames(FxRobot robot) {
        try (var warnings = StylesheetWarnings.listen()) {
            var label = new Label("short");
            label.setStyle("-fx-text-fill: -no-such-colour;");
            check(robot, label, List.of());
            assertEquals(1, warnings.seen().stream().distinct().count());
        }
    }

    private void check(FxRobot robot, Label label, List<String> expected) {
        label.setMaxWidth(100);
        robot.interact(() -> root.getChildren().setAll(label));
        var cut = new ArrayList<String>();
        robot.interact(() -> cut.addAll(CutLabels.below(root)));
        assertEquals(expected, cut);
    }
}
