package io.cutaway.app.tour;

import io.cutaway.app.text.PseudoLocale;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds, while the window is in [PseudoLocale], texts that are in no bundle. Names and what can be
/// pasted into a terminal are the computer's own words and stay as they are.
public final class ForeignTexts {

    /// What shows data: names, paths, numbers, commands.
    private static final Set<String> DATA =
            Set.of(
                    StyleClasses.MONO,
                    StyleClasses.MAY_BE_CUT,
                    StyleClasses.NUMBER,
                    StyleClasses.COMMAND,
                    StyleClasses.NAMESPACE,
                    StyleClasses.STEP_NAME,
                    StyleClasses.DATA);

    private ForeignTexts() {}

    /// The texts below `root` that no bundle has.
    public static List<String> below(Parent root) {
        var found = new ArrayList<String>();
        visit(root, found);
        return found;
    }

    private static void visit(Node node, List<String> found) {
        if (!node.isVisible() || node.getStyleClass().stream().anyMatch(DATA::contains)) {
            return;
        }
        if (node instanceof Labeled labeled && isForeign(labeled)) {
            found.add(labeled.getText());
        }
        if (node instanceof Parent parent && !(node instanceof FontIcon)) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, found));
        }
    }

    private static boolean isForeign(Labeled labeled) {
        var text = labeled.getText();
        return text != null && !PseudoLocale.isFromBundle(text);
    }
}
