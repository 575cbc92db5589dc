package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.export.ExportText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.kordamp.ikonli.feather.Feather;

/// A launch in another tool's words, and what those can't say.
final class PlanWords {

    private static final int ROWS = 22;

    private PlanWords() {}

    static Node of(ExportText export) {
        var text = Nodes.styled(new TextArea(export.text()), StyleClasses.MONO, StyleClasses.SMALL);
        text.setEditable(false);
        text.setPrefRowCount(ROWS);
        var all = Nodes.column(StyleClasses.STACK);
        export.warnings().forEach(warning -> all.getChildren().add(warning(warning)));
        all.getChildren()
                .addAll(
                        text,
                        Nodes.row(
                                StyleClasses.LINE,
                                Nodes.spacer(),
                                Nodes.button(COPY, () -> copy(export.text()))));
        return all;
    }

    private static Node warning(String sentence) {
        return Nodes.row(
                StyleClasses.LINE,
                Nodes.icon(Feather.ALERT_TRIANGLE, StyleClasses.WARNING),
                Nodes.paragraph(sentence, StyleClasses.MUTED));
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
