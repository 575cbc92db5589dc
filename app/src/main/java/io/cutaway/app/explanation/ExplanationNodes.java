package io.cutaway.app.explanation;

import static io.cutaway.app.explanation.ExplanationMessage.*;

import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;

import java.util.ArrayList;
import java.util.List;

/// An operation's explanation below its heading, the same on every page: what it does, as system
/// calls and as shell commands, what happens without it, and where to look.
public final class ExplanationNodes {

    private ExplanationNodes() {}

    /// One below the other.
    public static List<Node> of(OperationExplanation known) {
        var nodes = new ArrayList<Node>();
        nodes.add(paragraph(known.does(), StyleClasses.MUTED));
        nodes.add(calls(known));
        if (!known.without().isEmpty()) {
            nodes.add(Nodes.label(WITHOUT_IT.text(), StyleClasses.STRONG));
            nodes.add(paragraph(known.without(), StyleClasses.MUTED));
        }
        nodes.add(Nodes.label(LOOK_AT.text(), StyleClasses.STRONG));
        nodes.add(paragraph(known.look(), StyleClasses.COMMAND));
        nodes.add(paragraph(String.join("  ", known.pages()), StyleClasses.MONO));
        return nodes;
    }

    private static Node calls(OperationExplanation known) {
        var lines = Nodes.column(StyleClasses.INSET);
        known.calls().forEach(call -> lines.getChildren().add(code(call)));
        known.commands().stream()
                .map(line -> Nodes.styled(code("$ " + line), StyleClasses.GOOD))
                .forEach(lines.getChildren()::add);
        return lines;
    }

    private static Label code(String text) {
        return paragraph(text, StyleClasses.MONO, StyleClasses.SMALL);
    }

    /// Paths and names in it may be an image's, or those of whoever wrote a recording.
    private static Label paragraph(String text, String... styleClasses) {
        return Nodes.paragraph(StrangersText.of(text), styleClasses);
    }
}
