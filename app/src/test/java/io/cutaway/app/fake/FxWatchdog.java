package io.cutaway.app.fake;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Fails a test in which something blocks the JavaFX thread: asks it again and again, and looks
/// what it is doing when it does not answer.
public final class FxWatchdog implements BeforeEachCallback, AfterEachCallback {

    /// Two cores shared with a build under software rendering draw a first frame in less.
    private static final long LIMIT_MILLIS = 3000;

    private final AtomicReference<@Nullable String> blocked = new AtomicReference<>();
    private Optional<Thread> dog = Optional.empty();

    @Override
    public void beforeEach(ExtensionContext context) {
        blocked.set(null);
        dog = Optional.of(Thread.ofPlatform().daemon().name("fx-watchdog").start(this::watch));
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var answered = new CountDownLatch(1);
                Platform.runLater(answered::countDown);
                if (!answered.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    blocked.compareAndSet(null, stackOfFxThread());
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String stackOfFxThread() {
        var text = new StringBuilder();
        Thread.getAllStackTraces()
                .forEach(
                        (thread, stack) -> {
                            if (thread.getName().startsWith("JavaFX Application")) {
                                for (var frame : stack) {
                                    text.append("\n  at ").append(frame);
                                }
                            }
                        });
        return text.toString();
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        if (dog.isPresent()) {
            dog.get().interrupt();
            dog.get().join();
        }
        var stack = blocked.get();
        if (stack != null) {
            throw new AssertionError("the JavaFX thread was blocked:" + stack);
        }
    }
}
