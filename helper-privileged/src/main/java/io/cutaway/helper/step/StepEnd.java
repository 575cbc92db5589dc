package io.cutaway.helper.step;

import java.util.Optional;

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
        if (code.isEmpty()) {
            wait(millis);
        }
        return code;
    }
}
