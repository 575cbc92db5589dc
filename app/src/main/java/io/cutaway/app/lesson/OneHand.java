package io.cutaway.app.lesson;

import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.problem.ProblemText;
import io.cutaway.engine.protocol.Problem;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Does one thing at a time in the background: while it is busy, what else it is asked to do is
/// passed over, and what it brings after it was told to let go is nobody's any more. Used on the
/// JavaFX thread.
final class OneHand {

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Background background;
    private final Consumer<Explanation> failed;
    private int generation;

    /// @param failed called on the JavaFX thread
    OneHand(Background background, Consumer<Explanation> failed) {
        this.background = background;
        this.failed = failed;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    <T> void work(Callable<T> task, Consumer<T> done) {
        work(task, done, _ -> {});
    }

    /// @param late what is done in the background with a result that nobody waits for any more
    <T> void work(Callable<T> task, Consumer<T> done, Consumer<T> late) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        var mine = generation;
        background.run(
                task,
                result -> {
                    if (mine == generation) {
                        busy.set(false);
                        done.accept(result);
                    } else {
                        background.work().execute(() -> late.accept(result));
                    }
                },
                explanation -> {
                    if (mine == generation) {
                        busy.set(false);
                        failed.accept(explanation);
                    }
                });
    }

    /// What is to be told, by any thread, when what is built now ends by itself.
    ///
    /// @param gone called on the JavaFX thread, unless it has let go before
    Consumer<Problem> whenItEnds(Runnable gone) {
        var mine = generation;
        return problem ->
                background
                        .ui()
                        .execute(
                                () -> {
                                    if (mine == generation) {
                                        gone.run();
                                        failed.accept(ProblemText.explain(problem));
                                    }
                                });
    }

    /// Lets go of what it does.
    ///
    /// @param end what is done in the background with what there is
    void letGo(Runnable end) {
        generation++;
        busy.set(false);
        background.work().execute(end);
    }
}
