package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.transfer.Transfers;

import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputDialog;

import java.util.function.Consumer;

/// Asks for one more name of an image. Only what can be a name is taken; it is said what can't.
final class NameQuestion {

    private NameQuestion() {}

    static void ask(Node over, ImageRow image, Consumer<String> named) {
        var dialog = new TextInputDialog(image.names().isEmpty() ? "" : image.names().getFirst());
        dialog.initOwner(over.getScene().getWindow());
        dialog.setTitle(TAG_TITLE.text());
        dialog.setHeaderText(TAG_HEADER.text());
        dialog.setGraphic(null);
        var pane = dialog.getDialogPane();
        pane.getStylesheets().setAll(over.getScene().getStylesheets());
        pane.setContent(
                Nodes.column(
                        StyleClasses.STACK_TIGHT, dialog.getEditor(), note(dialog.getEditor())));
        var give = new ButtonType(TAG_YES.text(), ButtonBar.ButtonData.OK_DONE);
        var leave = new ButtonType(CANCEL.text(), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(give, leave);
        pane.lookupButton(give)
                .disableProperty()
                .bind(
                        dialog.getEditor()
                                .textProperty()
                                .map(
                                        text ->
                                                !Transfers.isName(text)
                                                        || image.names().contains(text)));
        dialog.setResultConverter(
                button -> give.equals(button) ? dialog.getEditor().getText().strip() : null);
        dialog.resultProperty()
                .subscribe(
                        name -> {
                            if (name != null) {
                                named.accept(name);
                            }
                        });
        dialog.show();
    }

    /// It has its place while it says nothing: a dialog doesn't grow.
    private static Label note(TextField name) {
        var note = Nodes.label("", StyleClasses.FIELD_NOTE, StyleClasses.BAD);
        note.textProperty()
                .bind(
                        name.textProperty()
                                .map(
                                        text ->
                                                text.isBlank() || Transfers.isName(text)
                                                        ? ""
                                                        : TAG_WRONG.text()));
        return note;
    }
}
