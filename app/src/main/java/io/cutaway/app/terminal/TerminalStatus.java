package io.cutaway.app.terminal;

import io.cutaway.engine.container.ContainerState;

import java.util.Optional;

/// What the terminal page shows.
sealed interface TerminalStatus {

    /// Not known yet.
    record Waiting() implements TerminalStatus {}

    /// A terminal in which one can type.
    record Connected(TerminalSession session) implements TerminalStatus {}

    /// The container runs without a terminal.
    record NoTerminal() implements TerminalStatus {}

    /// The container does not run.
    ///
    /// @param last what was on its screen, if one looked
    record Ended(ContainerState state, Optional<TerminalSession> last) implements TerminalStatus {}
}
