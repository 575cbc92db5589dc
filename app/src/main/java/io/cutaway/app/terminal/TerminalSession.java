package io.cutaway.app.terminal;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.engine.container.ExitStatus;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A terminal emulator with its connection and its screen.
public final class TerminalSession {

    private final ShimConnector connector;
    private final TerminalWidget widget = new TerminalWidget();
    private final Subscription theme = Stylesheets.shown().subscribe((_, _) -> widget.reset());

    /// A terminal that belongs to no container of the list.
    public static TerminalSession of(AttachStream stream) {
        return new TerminalSession(stream);
    }

    TerminalSession(AttachStream stream) {
        connector = new ShimConnector(stream);
        widget.setTtyConnector(connector);
        widget.getPane().getStyleClass().add(StyleClasses.TERMINAL);
        widget.getPane().addEventFilter(KeyEvent.KEY_PRESSED, TerminalSession::dropBareModifiers);
        widget.start();
    }

    /// The emulator sends NUL for a key that has no character. A key with one must reach it though
    /// its code is unknown, such as ü: after Enter it takes no character whose key it has not seen.
    private static void dropBareModifiers(KeyEvent event) {
        var code = event.getCode();
        if (code.isModifierKey()
                || code == KeyCode.CAPS
                || code == KeyCode.NUM_LOCK
                || (code == KeyCode.UNDEFINED && event.getText().isEmpty())) {
            event.consume();
        }
    }

    public Pane node() {
        return widget.getPane();
    }

    /// The widget names its pane, but its canvas has the keys.
    public void focus() {
        widget.getTerminalPanel().getCanvas().requestFocus();
    }

    /// How the program ended; nothing when the connection was lost before.
    CompletableFuture<Optional<ExitStatus>> end() {
        return connector.end();
    }

    /// Types for the person, as the tour does.
    public void type(String text) {
        connector.write(text);
    }

    /// The lines on the screen.
    public String screenText() {
        return widget.getTerminalTextBuffer().getScreenLines();
    }

    public void close() {
        theme.unsubscribe();
        widget.close();
        connector.close();
    }
}
