package io.cutaway.app.recording;

import io.cutaway.app.text.Message;

/// Sentences about recordings.
enum RecordingMessage implements Message {
    EXISTS,
    NOT_WRITTEN,
    MISSING,
    NOT_READ,
    TOO_LARGE,
    OTHER_FORMAT,
    NO_RECORDING,
    WHOLE_FILE,
    NO_OBJECT,
    AT_COLUMN
}
