package io.cutaway.app.terminal;

import io.cutaway.app.text.Message;

/// Sentences of the terminal page.
enum TerminalMessage implements Message {
    WAITING,
    NO_TERMINAL,
    OPEN_SHELL,
    NEVER_STARTED,
    EXITED,
    KILLED,
    FAILED,
    LOST,
    START
}
