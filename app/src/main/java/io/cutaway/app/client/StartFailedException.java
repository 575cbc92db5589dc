package io.cutaway.app.client;

/// No helper could be reached or started. The message is a sentence for people.
public final class StartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient StartFailure failure;

    public StartFailedException(StartFailure failure) {
        super(StartFailureText.sentence(failure));
        this.failure = failure;
    }

    public StartFailure failure() {
        return failure;
    }
}
