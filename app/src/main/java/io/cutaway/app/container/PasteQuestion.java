package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.request.RunLine;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerSpec;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

import java.util.Optional;
import java.util.function.Consumer;

/// Asks for a line of docker, podman or cutaway. It is read while it is typed, and says which word
/// can't be taken over; only a whole one is taken.
final class PasteQuestion {

    private static final String LINE_ID = "pasted";
    private static final int ROWS = 6;

    private final TextArea line = Nodes.styled(new TextArea(), StyleClasses.MONO);
    private final Label wrong = Nodes.paragraph("", StyleClasses.FIELD_NOTE, StyleClasses.BAD);
    private final SimpleObjectProperty<Optional<ContainerSpec>> read =
            new SimpleObjectProperty<>(Optional.empty());

    private PasteQuestion() {
        line.setId(LINE_ID);
        line.setPrefRowCount(ROWS);
        line.setWrapText(true);
        line.setPromptText(PASTE_PROMPT.text());
        line.textProperty().addListener(_ -> read());
    }

    private void read() {
        try {
            read.set(Optional.of(RunLine.parse(line.getText(), System.getenv())));
            wrong.setText("");
        } catch (IllegalArgumentException e) {
            read.set(Optional.empty());
            var sentence = StrangersText.inOneLine(String.valueOf(e.getMessage()));
            wrong.setText(line.getText().isBlank() ? "" : sentence);
        }
    }

    /// Calls `taken` with what the line asks for. The window goes on meanwhile.
    static void ask(Node over, Consumer<ContainerSpec> taken) {
        var question = new PasteQuestion();
        var dialog = new Dialog<Optional<ContainerSpec>>();
        dialog.initOwner(over.getScene().getWindow());
        dialog.setTitle(PASTE_LINE.text());
        dialog.setHeaderText(PASTE_HEADER.text());
        dialog.setGraphic(null);
        var pane = dialog.getDialogPane();
        pane.getStylesheets().setAll(over.getScene().getStylesheets());
        pane.setContent(Nodes.column(StyleClasses.STACK, question.line, question.wrong));
        var take = new ButtonType(PASTE_YES.text(), ButtonBar.ButtonData.OK_DONE);
        var leave = new ButtonType(CANCEL.text(), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(take, leave);
        pane.lookupButton(take).disableProperty().bind(question.read.map(Optional::isEmpty));
        dialog.setResultConverter(
                button -> take.equals(button) ? question.read.get() : Optional.empty());
        dialog.setOnHidden(
                _ ->
                        Optional.ofNullable(dialog.getResult())
                                .flatMap(result -> result)
                                .ifPresent(taken));
        dialog.show();
        question.line.requestFocus();
    }
}
