package io.cutaway.app.cli;

import io.cutaway.app.text.Message;

/// A command that can't be done as it was given. The message is a sentence for people.
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CliException(Message message, Object... arguments) {
        super(message.text(arguments));
    }
}
