package io.cutaway.app.page;

import io.cutaway.app.problem.Explanation;
import io.cutaway.app.problem.ProblemText;

import javafx.application.Platform;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Carries out what may take long away from the JavaFX thread, and brings the outcome back to it.
///
/// @param work where calls of the helper run
/// @param ui where models are changed: the JavaFX thread, or in a test the caller's
public record Background(Executor work, Executor ui) {

    /// For the window: daemon threads, since the native calls under a channel hold their carrier.
    public static Background forWindow() {
        var threads = Thread.ofPlatform().daemon().name("work-", 1).factory();
        return new Background(Executors.newCachedThreadPool(threads), Platform::runLater);
    }

    /// Runs `task`; one of the others gets the outcome.
    public <T> void run(Callable<T> task, Consumer<T> done, Consumer<Explanation> failed) {
        work.execute(() -> runNow(task, done, failed));
    }

    private <T> void runNow(Callable<T> task, Consumer<T> done, Consumer<Explanation> failed) {
        try {
            var result = task.call();
            ui.execute(() -> done.accept(result));
        } catch (Exception e) {
            var explanation = ProblemText.explain(e);
            ui.execute(() -> failed.accept(explanation));
        }
    }
}
