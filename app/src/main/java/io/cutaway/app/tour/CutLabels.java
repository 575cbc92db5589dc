package io.cutaway.app.tour;

import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

/// Finds labels that show less than their text. Names may be cut, since their tooltip has them
/// whole; nothing else may.
public final class CutLabels {

    private CutLabels() {}

    /// The texts of the labels below `root` that are cut, as they should read.
    public static List<String> below(Parent root) {
        root.applyCss();
        root.layout();
        var cut = new ArrayList<String>();
        visit(root, cut);
        return cut;
    }

    private static void visit(Node node, List<String> cut) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && isCut(labeled)) {
            cut.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, cut));
        }
    }

    private static boolean isCut(Labeled labeled) {
        var text = labeled.getText();
        if (text == null
                || text.isEmpty()
                || labeled.getStyleClass().contains(StyleClasses.MAY_BE_CUT)) {
            return false;
        }
        return labeled.getChildrenUnmodifiable().stream()
                // An icon is a text of its own.
                .filter(child -> child instanceof Text && !child.equals(labeled.getGraphic()))
                .anyMatch(shown -> !((Text) shown).getText().equals(text));
    }
}
