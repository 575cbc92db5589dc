package io.cutaway.app.timeline;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sign of an operation's result, and its name.
final class StepContent implements Columns.Content<TimelineRow> {

    private final FontIcon sign = Nodes.icon(Feather.CHECK);
    private final Label name = Nodes.name();
    private final HBox node = Nodes.row(StyleClasses.LINE_TIGHT, sign, name);

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(TimelineRow row) {
        name.setText(row.name());
        sign.getStyleClass().removeAll(StyleClasses.GOOD, StyleClasses.BAD, StyleClasses.QUIET);
        switch (row.state()) {
            case DONE -> sign(Feather.CHECK, StyleClasses.GOOD);
            case FAILED -> sign(Feather.X, StyleClasses.BAD);
            case NOT_REACHED -> sign(Feather.MINUS, StyleClasses.QUIET);
            case ONLY_THERE -> sign(Feather.CORNER_DOWN_RIGHT, StyleClasses.QUIET);
        }
    }

    private void sign(Feather icon, String styleClass) {
        sign.setIconCode(icon);
        sign.getStyleClass().add(styleClass);
    }
}
