package io.cutaway.app.page;

import io.cutaway.app.text.Message;

import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;

/// Asks before something is done that can't be undone.
///
/// @param header the question
/// @param sentence what would happen
/// @param yes what the button that does it says
/// @param no what the other one says
public record Question(Message title, String header, String sentence, Message yes, Message no) {

    /// Calls `confirmed` when the answer is yes. The window goes on meanwhile.
    public void ask(Node over, Runnable confirmed) {
        var doIt = new ButtonType(yes.text(), ButtonBar.ButtonData.OK_DONE);
        var leaveIt = new ButtonType(no.text(), ButtonBar.ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, sentence, doIt, leaveIt);
        alert.initOwner(over.getScene().getWindow());
        alert.setTitle(title.text());
        alert.setHeaderText(header);
        alert.setGraphic(null);
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().getStylesheets().setAll(over.getScene().getStylesheets());
        alert.resultProperty()
                .subscribe(
                        answer -> {
                            if (doIt.equals(answer)) {
                                confirmed.run();
                            }
                        });
        alert.show();
    }
}
