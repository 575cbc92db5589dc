package io.cutaway.app.fake;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.Reply;
import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// Answers each kind of request by a function of it, and remembers what was asked.
public final class FakeEngine implements EngineClient {

    private final Map<Class<?>, Function<HelperRequest<?>, Reply<?>>> answers =
            new ConcurrentHashMap<>();
    private final List<Runnable> watches = new CopyOnWriteArrayList<>();
    private final List<HelperRequest<?>> asked = new CopyOnWriteArrayList<>();

    /// From now on `type` is answered by `answer`, which may throw a [ProblemException].
    public <R extends Record, Q extends HelperRequest<R>> FakeEngine on(
            Class<Q> type, Function<Q, R> answer) {
        return onReply(type, request -> new Reply<>(answer.apply(request), List.of()));
    }

    /// As [#on], with descriptors.
    public <R extends Record, Q extends HelperRequest<R>> FakeEngine onReply(
            Class<Q> type, Function<Q, Reply<R>> answer) {
        answers.put(type, request -> answer.apply(type.cast(request)));
        return this;
    }

    /// Everything that was asked, in order.
    public List<HelperRequest<?>> asked() {
        return List.copyOf(asked);
    }

    /// How many streams are open.
    public int openStreams() {
        return watches.size();
    }

    /// Answers all open streams again.
    public void change() {
        watches.forEach(Runnable::run);
    }

    @Override
    public <R extends Record> Reply<R> call(
            HelperRequest<R> request, List<Descriptor> descriptors) {
        asked.add(request);
        return answer(request);
    }

    private <R extends Record> Reply<R> answer(HelperRequest<R> request) {
        var answer = answers.get(request.getClass());
        if (answer == null) {
            throw new IllegalStateException("the test has no answer to " + request);
        }
        var reply = answer.apply(request);
        return new Reply<>(request.replyType().cast(reply.value()), reply.descriptors());
    }

    @Override
    public <R extends Record> Watch watch(
            HelperRequest<R> request,
            List<Descriptor> descriptors,
            Consumer<R> onReply,
            Consumer<Problem> onProblem) {
        Runnable again =
                () -> {
                    try {
                        onReply.accept(answer(request).value());
                    } catch (ProblemException e) {
                        onProblem.accept(e.problem());
                    }
                };
        watches.add(again);
        again.run();
        return () -> watches.remove(again);
    }
}
