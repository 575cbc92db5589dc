package io.cutaway.app.client;

import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.VarlinkClient;
import io.cutaway.engine.protocol.VarlinkError;
import io.cutaway.engine.protocol.VarlinkStream;
import io.cutaway.engine.system.Descriptor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Talks to a helper that runs. A call that lasts, such as waiting for a container, must not hold
/// up another one: each call under way has a connection of its own, which the next call takes over.
public final class HelperConnection implements EngineClient, AutoCloseable {

    private static final String INTERFACE = "io.cutaway.Helper.";

    private final Path socketDirectory;
    private final Queue<VarlinkClient> idle = new ConcurrentLinkedQueue<>();

    /// Connects at the first call.
    ///
    /// @param socketDirectory the user's own, with mode 0700
    public HelperConnection(Path socketDirectory) {
        this.socketDirectory = socketDirectory;
    }

    @Override
    public <R extends Record> Reply<R> call(
            HelperRequest<R> request, List<Descriptor> descriptors) {
        var client = Optional.ofNullable(idle.poll()).orElseGet(this::newClient);
        try {
            var reply = client.call(method(request), request, request.replyType(), descriptors);
            idle.add(client);
            return new Reply<>(reply.parameters(), reply.descriptors());
        } catch (VarlinkError e) {
            idle.add(client);
            throw new ProblemException(ProblemReader.read(e));
        } catch (IOException e) {
            client.close();
            throw new HelperLostException(e);
        }
    }

    private VarlinkClient newClient() {
        return new VarlinkClient(socketDirectory, Locations.SOCKET);
    }

    @Override
    public <R extends Record> Watch watch(
            HelperRequest<R> request,
            List<Descriptor> descriptors,
            Consumer<R> onReply,
            Consumer<Problem> onProblem) {
        try {
            var stream =
                    newClient()
                            .callMore(method(request), request, request.replyType(), descriptors);
            Thread.ofPlatform()
                    .daemon()
                    .name("watch " + request.getClass().getSimpleName())
                    .start(() -> follow(stream, onReply, onProblem));
            return stream::close;
        } catch (IOException e) {
            throw new HelperLostException(e);
        }
    }

    private static <R extends Record> void follow(
            VarlinkStream<R> stream, Consumer<R> onReply, Consumer<Problem> onProblem) {
        try (stream) {
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                onReply.accept(next.get().parameters());
            }
        } catch (VarlinkError e) {
            onProblem.accept(ProblemReader.read(e));
        } catch (IOException _) {
            onProblem.accept(new Problem.Retiring());
        }
    }

    private static String method(HelperRequest<?> request) {
        return INTERFACE + request.getClass().getSimpleName();
    }

    @Override
    public void close() {
        for (var client = idle.poll(); client != null; client = idle.poll()) {
            client.close();
        }
    }
}
