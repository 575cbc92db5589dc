package io.cutaway.app.page;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The keys of a tree that is listed as lines: right opens, left closes, and enter does the other
/// of both.
public final class TreeKeys {

    private static final Set<KeyCode> TOGGLES = Set.of(KeyCode.ENTER, KeyCode.LEFT, KeyCode.RIGHT);

    private TreeKeys() {}

    /// @param toggle told of the selected line, when a key is for it
    public static <T> void install(
            TableView<LiveRow<T>> table, Predicate<T> isOpen, Consumer<T> toggle) {
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    var selected = table.getSelectionModel().getSelectedItem();
                    if (selected == null || !TOGGLES.contains(event.getCode())) {
                        return;
                    }
                    var row = selected.get();
                    var opens = event.getCode() == KeyCode.RIGHT;
                    if (event.getCode() == KeyCode.ENTER || opens != isOpen.test(row)) {
                        toggle.accept(row);
                    }
                    event.consume();
                });
    }
}
