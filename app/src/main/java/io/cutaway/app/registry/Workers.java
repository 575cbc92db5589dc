package io.cutaway.app.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Does several things at once, and none of them any more when one has failed or the thread that
/// waits for them is interrupted.
final class Workers implements AutoCloseable {

    /// In which what is interrupted has to end.
    private static final long SECONDS_TO_END = 10;

    private final ExecutorService workers;
    private final ExecutorService answers;

    Workers(int atOnce) {
        workers = Executors.newFixedThreadPool(atOnce, threads("transfer "));
        answers = Executors.newCachedThreadPool(threads("answer "));
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name, 1).factory();
    }

    /// For what the workers wait for.
    Executor answers() {
        return answers;
    }

    /// All results, in the order that they came.
    ///
    /// @throws RuntimeException the first failure
    <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
        var service = new ExecutorCompletionService<T>(workers);
        tasks.forEach(service::submit);
        var results = new ArrayList<T>();
        try {
            while (results.size() < tasks.size()) {
                results.add(service.take().get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /// Waits until nothing is under way any more.
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a transfer doesn't end");
            }
        } catch (InterruptedException _) {
            // It is over as soon as it can be; whoever waits doesn't want to.
            Thread.currentThread().interrupt();
        } finally {
            answers.shutdownNow();
        }
    }
}
