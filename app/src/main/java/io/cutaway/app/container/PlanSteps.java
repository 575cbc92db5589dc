package io.cutaway.app.container;

import io.cutaway.app.explanation.OperationText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.launch.Operation;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

import java.util.List;

/// The operations of a plan, one line each.
final class PlanSteps {

    private PlanSteps() {}

    static Node of(List<Operation> operations) {
        var rows = Nodes.column(StyleClasses.STACK_TIGHT);
        for (var i = 0; i < operations.size(); i++) {
            rows.getChildren().add(row(i + 1, operations.get(i)));
        }
        return rows;
    }

    private static HBox row(int number, Operation operation) {
        var sentence = Nodes.name(StyleClasses.MUTED);
        sentence.setText(OperationText.of(operation));
        return Nodes.row(
                StyleClasses.LINE_TIGHT,
                Nodes.label(String.valueOf(number), StyleClasses.STEP_NUMBER, StyleClasses.NUMBER),
                Nodes.label(operation.name(), StyleClasses.STEP_NAME),
                sentence);
    }
}
