package io.cutaway.app.registry;

import java.time.Duration;

/// How long the tests wait for servers.
final class Patience {

    static final RetryPolicy SHORT =
            new RetryPolicy(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    3,
                    8,
                    Duration.ofMillis(20),
                    Duration.ofSeconds(3));

    /// In which there must be an answer or a sentence, whatever a server does.
    static final Duration LIMIT = Duration.ofSeconds(20);

    private Patience() {}
}
