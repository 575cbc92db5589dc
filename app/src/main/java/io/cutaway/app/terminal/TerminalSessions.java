package io.cutaway.app.terminal;

import io.cutaway.app.client.AttachStream;
import io.cutaway.engine.container.ContainerId;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The terminals of the window: one for each container that was looked at, kept while one looks
/// elsewhere, so that nothing on its screen is lost. Used on the JavaFX thread.
public final class TerminalSessions {

    private final Map<ContainerId, TerminalSession> sessions = new HashMap<>();

    /// The session of a container, if it was connected before.
    public Optional<TerminalSession> find(ContainerId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /// Shows a connection from now on; an earlier one of the same container is closed.
    public TerminalSession connect(ContainerId id, AttachStream stream) {
        close(id);
        var session = new TerminalSession(stream);
        sessions.put(id, session);
        return session;
    }

    /// Ends the session of a container that is gone.
    public void close(ContainerId id) {
        Optional.ofNullable(sessions.remove(id)).ifPresent(TerminalSession::close);
    }

    /// Ends all of them, with the window.
    public void closeAll() {
        sessions.values().forEach(TerminalSession::close);
        sessions.clear();
    }
}
