package io.cutaway.app.archive;

import io.cutaway.app.text.Message;

/// What can be wrong with an archive of images.
enum ArchiveMessage implements Message {
    NO_SUCH_FILE,
    NOT_READABLE,
    NOT_WRITABLE,
    NOT_TAR,
    EMPTY,
    TOO_MANY_FILES,
    TOO_LARGE,
    COMPRESSION,
    DAMAGED_COMPRESSION,
    SPARSE,
    BAD_PATH,
    NO_IMAGES,
    TOO_MANY_IMAGES,
    MISSING,
    DOCUMENT_TOO_LARGE,
    BAD_DOCUMENT,
    BAD_NAME,
    WRONG_CONTENT,
    WRONG_LAYERS,
    NO_PLATFORM,
    NOTHING_NAMED,
    DIRECTORY_NOT_EMPTY
}
