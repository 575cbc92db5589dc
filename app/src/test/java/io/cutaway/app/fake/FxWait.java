package io.cutaway.app.fake;

import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the JavaFX thread, and waits for states there.
public final class FxWait {

    private static final int CALL_MILLIS = 10_000;
    private static final int STATE_SECONDS = 20;

    private FxWait() {}

    /// What `task` gives on the JavaFX thread.
    public static <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(CALL_MILLIS, task);
    }

    /// Does something on the JavaFX thread.
    public static void doOnFx(Runnable task) {
        onFx(
                () -> {
                    task.run();
                    return true;
                });
    }

    /// Waits for a state that is looked at on the JavaFX thread.
    public static void until(Callable<Boolean> state) {
        until(state, "the state was not reached");
    }

    /// @param otherwise said when it is not reached in time
    public static void until(Callable<Boolean> state, String otherwise) {
        try {
            WaitForAsyncUtils.waitFor(STATE_SECONDS, TimeUnit.SECONDS, () -> onFx(state));
        } catch (TimeoutException e) {
            throw new AssertionError(otherwise, e);
        }
    }
}
