package io.cutaway.app.archive;

import java.io.IOException;

/// An archive that is refused, or can't be read or written. The message is a sentence for people.
public final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1;

    private final ArchiveMessage message;

    ArchiveException(ArchiveMessage message, Object... arguments) {
        super(message.text(arguments));
        this.message = message;
    }

    ArchiveException(Throwable cause, ArchiveMessage message, Object... arguments) {
        super(message.text(arguments), cause);
        this.message = message;
    }

    /// Whether it is an archive, but not one of images: a root file system, perhaps.
    public boolean isWithoutImages() {
        return message == ArchiveMessage.NO_IMAGES;
    }
}
