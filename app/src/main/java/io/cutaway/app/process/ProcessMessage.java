package io.cutaway.app.process;

import io.cutaway.app.text.Message;

/// Sentences of the processes page.
enum ProcessMessage implements Message {
    SUMMARY,
    NOTHING,
    COLUMN_COMMAND,
    COLUMN_PID_INSIDE,
    COLUMN_PID_OUTSIDE,
    COLUMN_USER_INSIDE,
    COLUMN_USER_OUTSIDE,
    NAMESPACES,
    HOST,
    HERE,
    SHARED,
    SEE_IT,
    COMMAND
}
