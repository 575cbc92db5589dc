package io.cutaway.app.transfer;

import static io.cutaway.app.transfer.TransferMessage.*;

import io.cutaway.app.problem.Explanation;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// One transfer: its name, how far it has come and the layers that are under way, or what came of
/// it, with what can be done about it.
final class TransferRow {

    private final Transfers transfers;
    private final Transfer transfer;
    private final VBox node = Nodes.column(StyleClasses.INSET);
    private final RunningView running;

    TransferRow(Transfers transfers, Transfer transfer) {
        this.transfers = transfers;
        this.transfer = transfer;
        node.getStyleClass().add(StyleClasses.TRANSFER);
        running = new RunningView(transfer.title(), () -> transfers.cancel(transfer));
        transfer.state().subscribe(this::show);
    }

    private void show(TransferState state) {
        if (state instanceof TransferState.Running(var progress)) {
            running.show(progress);
            node.getChildren().setAll(running.node());
            return;
        }
        node.getChildren().clear();
        switch (state) {
            case TransferState.Running(_) -> {}
            case TransferState.Cancelling() ->
                    line(Nodes.label(CANCELLING.text(), StyleClasses.MUTED));
            case TransferState.Failed(var explanation) -> showFailed(explanation);
            case TransferState.Nameless(_, var proposal) -> showNameless(proposal);
            case TransferState.Done(var sentence) ->
                    line(Nodes.icon(Feather.CHECK, StyleClasses.GOOD), said(sentence), putAway());
        }
    }

    private static Label said(String sentence) {
        var label = Nodes.grow(Nodes.paragraph(sentence, StyleClasses.MUTED));
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// The name, and what follows it.
    private void line(Node... parts) {
        var name = Nodes.name(StyleClasses.STRONG);
        name.setText(transfer.title());
        var row = Nodes.row(StyleClasses.LINE, name);
        row.getChildren().addAll(parts);
        node.getChildren().add(row);
    }

    private void showFailed(Explanation explanation) {
        var why = explanation.why().isEmpty() ? explanation.what() : explanation.why();
        line(
                Nodes.icon(Feather.ALERT_TRIANGLE, StyleClasses.BAD),
                Nodes.spacer(),
                Nodes.button(RETRY, () -> transfers.retry(transfer)),
                putAway());
        node.getChildren().add(Nodes.paragraph(why));
        node.getChildren().add(Nodes.paragraph(explanation.advice(), StyleClasses.MUTED));
    }

    private void showNameless(String proposal) {
        line(Nodes.spacer(), putAway());
        var name = Nodes.styled(new TextField(proposal), StyleClasses.MONO);
        name.setPromptText(NAME_PROMPT.text());
        var make = Nodes.button(IMPORT, () -> transfers.name(transfer, name.getText()));
        var note = Nodes.label(NAME_WRONG.text(), StyleClasses.FIELD_NOTE, StyleClasses.BAD);
        name.textProperty()
                .subscribe(
                        text -> {
                            make.setDisable(!Transfers.isName(text));
                            Nodes.setShown(note, !text.isBlank() && !Transfers.isName(text));
                        });
        name.setOnAction(_ -> make.fire());
        node.getChildren()
                .addAll(
                        Nodes.paragraph(NAME_WANTED.text()),
                        Nodes.row(StyleClasses.LINE_TIGHT, Nodes.grow(name), make),
                        note);
    }

    private Button putAway() {
        var button = new Button(null, Nodes.icon(Feather.X));
        button.setTooltip(new Tooltip(DISMISS.text()));
        button.getStyleClass().add(StyleClasses.FLAT);
        button.setOnAction(_ -> transfers.dismiss(transfer));
        return button;
    }

    Node node() {
        return node;
    }
}
