package io.cutaway.app.client;

import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.system.Descriptor;

import java.util.List;
import java.util.function.Consumer;

/// Everything that the window and the command line can ask of the engine. Calls may come from any
/// thread and block it until the reply is there.
public interface EngineClient {

    /// Asks and waits for the answer.
    ///
    /// @param descriptors those that the request's `…Descriptor` fields count; they stay open here
    /// @return the answer; whoever asked closes its descriptors
    /// @throws io.cutaway.engine.protocol.ProblemException when the helper answers with a problem
    /// @throws HelperLostException when the helper went away before it answered
    <R extends Record> Reply<R> call(HelperRequest<R> request, List<Descriptor> descriptors);

    /// Asks something that needs no descriptors, neither way.
    default <R extends Record> R call(HelperRequest<R> request) {
        try (var reply = call(request, List.of())) {
            return reply.value();
        }
    }

    /// Asks to be told again whenever the answer changes. Both consumers are called on a thread of
    /// the watch's own, never after [Watch#close] has returned on another thread.
    ///
    /// @param descriptors those that the request's `…Descriptor` fields count; they stay open here
    /// @param onProblem called once when there is no answer (any more); the watch is over then.
    ///   [Problem.Retiring] when the helper ended or went away: ask a new one
    /// @throws io.cutaway.engine.protocol.ProblemException when it can't even be asked
    <R extends Record> Watch watch(
            HelperRequest<R> request,
            List<Descriptor> descriptors,
            Consumer<R> onReply,
            Consumer<Problem> onProblem);

    /// The same for a question that needs no descriptors.
    default <R extends Record> Watch watch(
            HelperRequest<R> request, Consumer<R> onReply, Consumer<Problem> onProblem) {
        return watch(request, List.of(), onReply, onProblem);
    }

    /// A question that is still being answered.
    interface Watch extends AutoCloseable {
        /// Ends it; more than once is harmless.
        @Override
        void close();
    }
}
