package io.cutaway.app.recording;

/// A recording that can't be read or written. The message is a sentence.
public final class RecordingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RecordingException(String sentence) {
        super(sentence);
    }
}
