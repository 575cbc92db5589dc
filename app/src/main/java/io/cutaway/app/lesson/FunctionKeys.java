package io.cutaway.app.lesson;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Map;
import java.util.Optional;

/// Function keys of a page on which letters belong to answers and to the shell.
final class FunctionKeys {

    private FunctionKeys() {}

    /// Lets keys pressed anywhere below `root` do something, and nothing else.
    static void on(Node root, Map<KeyCode, Runnable> commands) {
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event ->
                        Optional.ofNullable(commands.get(event.getCode()))
                                .ifPresent(
                                        command -> {
                                            command.run();
                                            event.consume();
                                        }));
    }
}
