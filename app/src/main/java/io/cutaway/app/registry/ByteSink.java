package io.cutaway.app.registry;

import java.io.IOException;

/// Takes bytes as they come.
@FunctionalInterface
interface ByteSink {

    /// Takes the first `length` bytes.
    ///
    /// @throws ClosedSinkException when nobody wants more of them
    void accept(byte[] bytes, int length) throws ClosedSinkException;

    /// Whoever reads has stopped. It is no fault of the sender's, and nothing to try again.
    final class ClosedSinkException extends IOException {
        private static final long serialVersionUID = 1;

        ClosedSinkException() {
            super("closed");
        }
    }
}
