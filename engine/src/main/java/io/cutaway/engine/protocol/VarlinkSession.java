package io.cutaway.engine.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Map;

/// Serves one connection until it ends.
final class VarlinkSession {

    private static final System.Logger LOG = System.getLogger(VarlinkSession.class.getName());

    private final Connection connection;
    private final VarlinkIntrospection introspection;
    private final VarlinkService service;

    VarlinkSession(
            Connection connection, VarlinkIntrospection introspection, VarlinkService service) {
        this.connection = connection;
        this.introspection = introspection;
        this.service = service;
    }

    void run() {
        try (connection) {
            var peer = connection.peer();
            if (!service.admits(peer)) {
                LOG.log(Level.WARNING, "refused {0}", peer);
                return;
            }
            serveAll();
        } catch (IOException | UncheckedIOException failure) {
            LOG.log(Level.INFO, "a connection ended: {0}", failure.getMessage());
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "a connection ended by a defect", defect);
        }
    }

    private void serveAll() throws IOException {
        for (var next = connection.receive(); next.isPresent(); next = connection.receive()) {
            try (var message = next.get();
                    var call = call(message)) {
                serve(call);
            }
        }
    }

    private VarlinkCall call(Message message) throws IOException {
        var request = Json.convert(message.json(), VarlinkRequest.class);
        return new VarlinkCall(connection, request, message.descriptors());
    }

    private void serve(VarlinkCall call) {
        try {
            dispatch(call);
            if (!call.isAnswered()) {
                throw new IllegalStateException("no answer to " + call.method());
            }
        } catch (VarlinkError error) {
            call.error(error);
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "a defect in " + call.method(), defect);
            answerDefect(call, defect);
        }
    }

    private void dispatch(VarlinkCall call) {
        if (call.wantsUpgrade()) {
            throw VarlinkError.invalidParameter("upgrade");
        }
        if (!introspection.has(call.interfaceName())) {
            throw VarlinkError.interfaceNotFound(call.interfaceName());
        }
        if (call.interfaceName().equals(VarlinkIntrospection.NAME)) {
            introspection.handle(call);
        } else {
            service.handle(call);
        }
    }

    /// The log has the whole; the client learns only of what kind it was.
    private static void answerDefect(VarlinkCall call, RuntimeException defect) {
        if (!call.isAnswered()) {
            var name = call.interfaceName() + ".InternalError";
            var because = defect.getClass().getSimpleName();
            call.error(new VarlinkError(name, Map.of("because", because)));
        }
    }
}
