package io.cutaway.app.tour;

/// A step of the tour did not come to what it should. The message is a sentence.
public final class TourFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TourFailedException(String message) {
        super(message);
    }
}
