package io.cutaway.app.transfer;

import static io.cutaway.app.transfer.TransferMessage.*;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Where an image's name is typed to pull it. Enter pulls; what can't be a name is said while it is
/// typed.
public final class PullField {

    private static final String FIELD_ID = "pull";

    private final Transfers transfers;
    private final TextField field = Nodes.styled(new TextField(), StyleClasses.MONO);
    private final Button pull = Nodes.button(PULL, this::pull);
    private final Label note =
            Nodes.label(PULL_WRONG.text(), StyleClasses.FIELD_NOTE, StyleClasses.BAD);
    private final VBox node;

    public PullField(Transfers transfers) {
        this.transfers = transfers;
        field.setId(FIELD_ID);
        field.setPromptText(PULL_PROMPT.text());
        field.setOnAction(_ -> pull());
        field.textProperty().subscribe(this::check);
        node =
                Nodes.column(
                        StyleClasses.STACK_TIGHT,
                        Nodes.row(StyleClasses.LINE_TIGHT, Nodes.grow(field), pull),
                        note);
        node.getStyleClass().add(StyleClasses.PULL_FIELD);
    }

    private void check(String text) {
        Nodes.setShown(note, !text.isBlank() && !Transfers.isName(text));
        pull.setDisable(!Transfers.isName(text));
    }

    private void pull() {
        if (Transfers.isName(field.getText())) {
            transfers.pull(field.getText());
            field.clear();
        }
    }

    public Node node() {
        return node;
    }
}
