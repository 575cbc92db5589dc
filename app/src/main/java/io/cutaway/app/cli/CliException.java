package io.cutaway.app.cli;

/// A command that can't be done as it was given. The message is a sentence for people.
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CliException(CliMessage message, Object... arguments) {
        super(message.text(arguments));
    }
}
