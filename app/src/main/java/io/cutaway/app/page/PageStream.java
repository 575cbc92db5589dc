package io.cutaway.app.page;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.problem.ProblemText;
import io.cutaway.engine.protocol.HelperRequest;

import java.util.function.Consumer;

/// The stream of one visible page. Opening and closing happen in the background; what arrives after
/// closing is dropped. All methods are called on the JavaFX thread.
public final class PageStream {

    private final EngineClient client;
    private final Background background;
    private int generation;
    private Runnable close = () -> {};

    public PageStream(EngineClient client, Background background) {
        this.client = client;
        this.background = background;
    }

    /// Asks for `request` until [#close()]; what was watched before is closed.
    ///
    /// @param show called with the latest answer on the JavaFX thread
    /// @param fail called on the JavaFX thread when no answer will follow
    public <R extends Record> void open(
            HelperRequest<R> request, Consumer<R> show, Consumer<Explanation> fail) {
        close();
        var mine = generation;
        var latest = new LatestOnFxThread<R>(background.ui(), ifCurrent(mine, show));
        Consumer<Explanation> failed = ifCurrent(mine, fail);
        background.run(
                () ->
                        client.watch(
                                request,
                                latest,
                                problem -> onUi(failed, ProblemText.explain(problem))),
                stream -> keep(mine, stream),
                failed);
    }

    private <T> Consumer<T> ifCurrent(int mine, Consumer<T> consumer) {
        return value -> {
            if (mine == generation) {
                consumer.accept(value);
            }
        };
    }

    private void onUi(Consumer<Explanation> failed, Explanation explanation) {
        background.ui().execute(() -> failed.accept(explanation));
    }

    private void keep(int mine, EngineClient.Watch stream) {
        if (mine == generation) {
            close = () -> background.work().execute(stream::close);
        } else {
            background.work().execute(stream::close);
        }
    }

    /// Ends the stream, if there is one.
    public void close() {
        generation++;
        close.run();
        close = () -> {};
    }
}
