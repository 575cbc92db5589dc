package io.cutaway.app.registry;

import java.time.Duration;

/// How long a registry is waited for.
///
/// @param connect for a connection
/// @param answer for the beginning of an answer
/// @param stall in which at least [#SLOWEST] bytes must come
/// @param document for the whole of a manifest or another small document
/// @param attempts in a row that bring nothing
/// @param most of all attempts for one thing
/// @param pause before the second attempt; doubled before each further one
/// @param longestPause that is kept, whatever `Retry-After` says
public record RetryPolicy(
        Duration connect,
        Duration answer,
        Duration stall,
        Duration document,
        int attempts,
        int most,
        Duration pause,
        Duration longestPause) {

    /// Bytes that must come in [#stall], or the connection counts as broken.
    static final int SLOWEST = 4096;

    /// For people on ordinary connections.
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    5,
                    20,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(60));
}
