package io.cutaway.app.archive;

import java.io.IOException;

/// An archive that is refused, or can't be read or written. The message is a sentence for people.
public final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1;

    ArchiveException(ArchiveMessage message, Object... arguments) {
        super(message.text(arguments));
    }

    ArchiveException(Throwable cause, ArchiveMessage message, Object... arguments) {
        super(message.text(arguments), cause);
    }
}
