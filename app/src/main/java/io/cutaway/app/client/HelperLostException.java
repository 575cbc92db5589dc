package io.cutaway.app.client;

/// The helper went away in the middle of a call. What was asked may or may not have been done;
/// asking again starts a new helper. The message is a sentence for people.
public final class HelperLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public HelperLostException(Throwable cause) {
        super(ClientMessage.HELPER_LOST.text(), cause);
    }
}
