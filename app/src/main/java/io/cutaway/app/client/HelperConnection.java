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
import java.util.function.Consumer;

/// Talks to a helper that runs: one connection for the calls, one more for each watch.
public final class HelperConnection implements EngineClient, AutoCloseable {

    private static final String INTERFACE = "io.cutaway.Helper.";

    private final VarlinkClient client;

    /// Connects at the first call.
    ///
    /// @param socketDirectory the user's own, with mode 0700
    public HelperConnection(Path socketDirectory) {
        this.client = new VarlinkClient(socketDirectory, Locations.SOCKET);
    }

    @Override
    public <R extends Record> Reply<R> call(
            HelperRequest<R> request, List<Descriptor> descriptors) {
        try {
            var reply = client.call(method(request), request, request.replyType(), descriptors);
            return new Reply<>(reply.parameters(), reply.descriptors());
        } catch (VarlinkError e) {
            throw new ProblemException(ProblemReader.read(e));
        } catch (IOException e) {
            throw new HelperLostException(e);
        }
    }

    @Override
    public <R extends Record> Watch watch(
            HelperRequest<R> request, Consumer<R> onReply, Consumer<Problem> onProblem) {
        try {
            var stream = client.callMore(method(request), request, request.replyType());
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
        client.close();
    }
}
