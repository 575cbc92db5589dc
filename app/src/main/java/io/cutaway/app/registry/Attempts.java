package io.cutaway.app.registry;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import javax.net.ssl.SSLException;

/// Tries one thing again when a connection breaks or a server is busy: with growing pauses, and not
/// for ever.
final class Attempts {

    /// Work that may fail for a while.
    @FunctionalInterface
    interface Attempt<T> {
        T call() throws IOException, InterruptedException;
    }

    private final RetryPolicy policy;
    private final String subject;
    private int all;
    private int inVain;

    /// @param subject whom a sentence about failing names
    Attempts(RetryPolicy policy, String subject) {
        this.policy = policy;
        this.subject = subject;
    }

    /// Calls it until it succeeds.
    ///
    /// @throws RegistryException when it has been tried often enough
    <T> T call(Attempt<T> attempt) throws InterruptedException {
        while (true) {
            try {
                return attempt.call();
            } catch (IOException e) {
                failed(e, false);
            }
        }
    }

    /// Waits before the next attempt.
    ///
    /// @param progressed that the attempt brought something that the next needn't
    /// @throws RegistryException when there shall be no next
    void failed(IOException failure, boolean progressed) throws InterruptedException {
        all++;
        inVain = progressed ? 1 : inVain + weight(failure);
        var pause = pause(failure);
        if (isFinal(failure)
                || inVain >= policy.attempts()
                || all >= policy.most()
                || pause.compareTo(policy.longestPause()) > 0) {
            throw TransportFailure.explain(subject, failure);
        }
        Thread.sleep(pause);
    }

    /// A certificate that nobody vouches for won't be better in a second.
    private static boolean isFinal(IOException failure) {
        return failure instanceof SSLException;
    }

    /// Who waits has lost time already.
    private static int weight(IOException failure) {
        return failure instanceof HttpTimeoutException || failure instanceof StalledException
                ? 2
                : 1;
    }

    private Duration pause(IOException failure) {
        var doubled = policy.pause().multipliedBy(1L << Math.min(inVain - 1, 10));
        var jitter = ThreadLocalRandom.current().nextDouble(0.5, 1);
        var own = Duration.ofNanos((long) (doubled.toNanos() * jitter));
        return asked(failure).filter(asked -> asked.compareTo(own) > 0).orElse(own);
    }

    private static Optional<Duration> asked(IOException failure) {
        return failure instanceof BusyException busy ? busy.retryAfter() : Optional.empty();
    }
}
