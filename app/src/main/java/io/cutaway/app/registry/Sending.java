package io.cutaway.app.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for the answer to a request that takes long to send: as long as bytes go out, and then as
/// long as a server may take to look at them.
final class Sending {

    /// Servers hash, or copy to where they keep it, before they answer.
    private static final int PATIENCE = 4;

    private final RetryPolicy policy;
    private final RequestBody body;

    Sending(RetryPolicy policy, RequestBody body) {
        this.policy = policy;
        this.body = body;
    }

    <T> T await(CompletableFuture<T> answer) throws IOException, InterruptedException {
        var limit = policy.answer().multipliedBy(PATIENCE);
        var tick = Math.max(10, policy.stall().toMillis() / 10);
        var sent = body.sent();
        var since = System.nanoTime();
        try {
            while (true) {
                try {
                    return answer.get(tick, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    if (body.sent() != sent) {
                        sent = body.sent();
                        since = System.nanoTime();
                    }
                    if (Duration.ofNanos(System.nanoTime() - since).compareTo(limit) > 0) {
                        throw new StalledException(limit);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // Nothing when it is there already.
            answer.cancel(true);
        }
    }
}
