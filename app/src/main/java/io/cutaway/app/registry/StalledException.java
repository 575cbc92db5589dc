package io.cutaway.app.registry;

import java.io.IOException;
import java.time.Duration;

/// A server took too long over its answer.
final class StalledException extends IOException {

    private static final long serialVersionUID = 1;

    private final Duration waited;

    StalledException(Duration waited) {
        super("stalled");
        this.waited = waited;
    }

    Duration waited() {
        return waited;
    }
}
