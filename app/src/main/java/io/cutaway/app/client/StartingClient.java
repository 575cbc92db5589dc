package io.cutaway.app.client;

import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The client that people's programs use: finds or starts a helper when it is first asked
/// something, and again when that helper has gone.
public final class StartingClient implements EngineClient, AutoCloseable {

    private final Supplier<HelperConnection> starter;
    private Optional<HelperConnection> current = Optional.empty();

    /// @param starter gives a new connection; [HelperStarter#connect]
    public StartingClient(Supplier<HelperConnection> starter) {
        this.starter = starter;
    }

    /// @throws StartFailedException when no helper can be started
    @Override
    public <R extends Record> Reply<R> call(
            HelperRequest<R> request, List<Descriptor> descriptors) {
        return withConnection(connection -> connection.call(request, descriptors));
    }

    /// @throws StartFailedException when no helper can be started
    @Override
    public <R extends Record> Watch watch(
            HelperRequest<R> request,
            List<Descriptor> descriptors,
            Consumer<R> onReply,
            Consumer<Problem> onProblem) {
        return withConnection(
                connection -> connection.watch(request, descriptors, onReply, onProblem));
    }

    /// A helper that is ending has done nothing of what was asked, so asking its successor is safe;
    /// what became of a call whose helper was lost nobody knows, so that one is not made again.
    private <T> T withConnection(Function<HelperConnection, T> call) {
        var connection = connection();
        try {
            return call.apply(connection);
        } catch (HelperLostException e) {
            forget(connection);
            throw e;
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.Retiring)) {
                throw e;
            }
            forget(connection);
            return call.apply(connection());
        }
    }

    private synchronized HelperConnection connection() {
        if (current.isEmpty()) {
            current = Optional.of(starter.get());
        }
        return current.get();
    }

    private synchronized void forget(HelperConnection connection) {
        if (current.filter(c -> c == connection).isPresent()) {
            current = Optional.empty();
        }
        connection.close();
    }

    @Override
    public synchronized void close() {
        current.ifPresent(HelperConnection::close);
        current = Optional.empty();
    }
}
