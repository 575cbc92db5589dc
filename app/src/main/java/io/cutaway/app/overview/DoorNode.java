package io.cutaway.app.overview;

import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.function.Consumer;

/// What can be pointed at of a part: says what it shows, and leads to its page by click or key.
final class DoorNode extends Region {

    private static final double AROUND = 3;

    private final Runnable open;

    DoorNode(Part part, Consumer<Screen.Tab> doors) {
        this.open = () -> part.door().ifPresent(doors);
        var area = part.area().inset(-AROUND);
        resizeRelocate(area.x(), area.y(), area.width(), area.height());
        setManaged(false);
        setId(part.id());
        Tooltip.install(this, new Tooltip(part.says()));
        setAccessibleText(part.says());
        if (part.door().isPresent()) {
            Nodes.styled(this, StyleClasses.DRAWING_DOOR);
            setAccessibleRole(AccessibleRole.BUTTON);
            setFocusTraversable(true);
            addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        } else {
            Nodes.styled(this, StyleClasses.DRAWING_WORDS);
            setAccessibleRole(AccessibleRole.TEXT);
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            open.run();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            event.consume();
            open.run();
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            open.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
