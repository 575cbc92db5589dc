package io.cutaway.app.tour;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Collects what JavaFX complains about in stylesheets: a rule with a colour that nobody names is
/// dropped without another sign.
public final class StylesheetWarnings extends Handler implements AutoCloseable {

    private static final Logger CSS = Logger.getLogger("javafx.css");

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Formatter formatter = new SimpleFormatter();

    private StylesheetWarnings() {}

    /// Listens from now on, until it is closed.
    public static StylesheetWarnings listen() {
        var listener = new StylesheetWarnings();
        CSS.addHandler(listener);
        return listener;
    }

    /// What was complained about so far.
    public List<String> seen() {
        return List.copyOf(warnings);
    }

    @Override
    public void publish(LogRecord complaint) {
        if (complaint.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(formatter.formatMessage(complaint));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        CSS.removeHandler(this);
    }
}
