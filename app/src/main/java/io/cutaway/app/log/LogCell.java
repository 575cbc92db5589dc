package io.cutaway.app.log;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// One line: its time, a sign when it came from the standard error, its text.
final class LogCell extends ListCell<LogLine> {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final String ERROR_SIGN = "!";

    private final ObservableValue<Boolean> wraps;
    private final Label time = Nodes.label("", StyleClasses.MUTED, StyleClasses.LOG_TIME);
    private final Label sign = Nodes.label("", StyleClasses.LOG_SIGN);
    private final Label text = Nodes.name(StyleClasses.LOG_TEXT);
    private final HBox row = Nodes.row(StyleClasses.LOG_LINE, time, sign, text);

    LogCell(ObservableValue<Boolean> wraps) {
        this.wraps = wraps;
        time.setMinWidth(Region.USE_PREF_SIZE);
        // A cell as wide as the list, so that long lines wrap instead of widening it.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LogLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        time.setText(line.time());
        sign.setText(line.isError() ? ERROR_SIGN : "");
        text.setText(line.text());
        text.setWrapText(wraps.getValue());
        pseudoClassStateChanged(ERROR, line.isError());
        setGraphic(row);
    }
}
