package io.cutaway.helper;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;

/// Waits for states of the machine that come soon, but when nobody can tell.
final class Eventually {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long STEP_MILLIS = 10;

    private Eventually() {}

    /// A state of the machine.
    interface State {
        boolean holds() throws Exception;
    }

    static void isTrue(String what, State state) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!holds(state)) {
            if (System.nanoTime() > end) {
                fail("not within " + DEADLINE + ": " + what);
            }
            Thread.sleep(STEP_MILLIS);
        }
    }

    private static boolean holds(State state) {
        try {
            return state.holds();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
