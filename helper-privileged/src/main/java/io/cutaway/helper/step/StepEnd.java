package io.cutaway.helper.step;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Why a session is over, once it is. The first reason counts.
final class StepEnd {

    private Optional<String> code = Optional.empty();

    synchronized void tell(String why) {
        code = code.or(() -> Optional.of(why));
        notifyAll();
    }

    synchronized Optional<String> code() {
        return code;
    }

    /// Waits for it, at most a while.
    synchronized Optional<String> await(long millis) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; code.isEmpty() && left > 0; left = millisUntil(deadline)) {
            wait(left);
        }
        return code;
    }

    private static long millisUntil(long deadline) {
        return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
}
