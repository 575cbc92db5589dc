package io.cutaway.engine.protocol;

import io.cutaway.engine.system.Descriptor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Calls a service. Calls from several threads are made one after the other, on one connection; a
/// call for many replies has a connection of its own.
///
/// An error of the service is thrown as [VarlinkError]; a connection that fails as `IOException`,
/// and the next call makes a new one.
public final class VarlinkClient implements AutoCloseable {

    private final Path directory;
    private final String socketName;
    private final ReentrantLock calling = new ReentrantLock();
    private volatile Optional<Connection> connection = Optional.empty();

    /// Connects at the first call.
    ///
    /// @param directory must belong to this user and have the mode 0700
    public VarlinkClient(Path directory, String socketName) {
        this.directory = directory;
        this.socketName = socketName;
    }

    /// Calls for one reply.
    ///
    /// @param parameters a record
    /// @param descriptors to send; they stay open here
    public <T> VarlinkReply<T> call(
            String method, Object parameters, Class<T> replyType, List<Descriptor> descriptors)
            throws IOException {
        calling.lock();
        try {
            var current = current();
            try {
                send(current, method, parameters, false, descriptors);
                return receive(current, replyType).reply();
            } catch (IOException failure) {
                close();
                throw failure;
            }
        } finally {
            calling.unlock();
        }
    }

    /// Calls for one reply that has no descriptors.
    public <T> T call(String method, Object parameters, Class<T> replyType) throws IOException {
        try (var reply = call(method, parameters, replyType, List.of())) {
            return reply.parameters();
        }
    }

    /// Calls for many replies. Closing the stream tells the service that no more are wanted.
    ///
    /// @param descriptors stay open here
    public <T> VarlinkStream<T> callMore(
            String method, Object parameters, Class<T> replyType, List<Descriptor> descriptors)
            throws IOException {
        var own = VarlinkSocket.connect(directory, socketName);
        try {
            send(own, method, parameters, true, descriptors);
            return new VarlinkStream<>(own, replyType);
        } catch (IOException failure) {
            own.close();
            throw failure;
        }
    }

    private Connection current() throws IOException {
        if (connection.isPresent()) {
            return connection.get();
        }
        var made = VarlinkSocket.connect(directory, socketName);
        connection = Optional.of(made);
        return made;
    }

    private static void send(
            Connection connection,
            String method,
            Object parameters,
            boolean more,
            List<Descriptor> descriptors)
            throws IOException {
        var tree = Json.MAPPER.valueToTree(parameters);
        var request = new VarlinkRequest(method, tree, more);
        connection.send(Json.MAPPER.valueToTree(request), descriptors);
    }

    /// A reply, and whether others follow.
    record Received<T>(VarlinkReply<T> reply, boolean continues) {}

    static <T> Received<T> receive(Connection connection, Class<T> type) throws IOException {
        var message =
                connection
                        .receive()
                        .orElseThrow(() -> new IOException("the service closed the connection"));
        try {
            var response = Json.convert(message.json(), VarlinkResponse.class);
            var parameters = Json.convert(response.success(), type);
            return new Received<>(
                    new VarlinkReply<>(parameters, message.descriptors()),
                    response.continues().orElse(false));
        } catch (VarlinkProtocolException | VarlinkError failure) {
            message.close();
            throw failure;
        }
    }

    /// Ends the connection, and a call that waits for its reply on it. A later call makes another.
    @Override
    public void close() {
        var last = connection;
        connection = Optional.empty();
        last.ifPresent(Connection::close);
    }
}
