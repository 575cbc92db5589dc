package io.cutaway.engine.protocol;

import java.io.IOException;
import java.util.Optional;

/// The replies of a call for many, in order. Any thread may close it; one that waits for the next
/// reply then gets none.
public final class VarlinkStream<T> implements AutoCloseable {

    private final Connection connection;
    private final Class<T> type;
    private volatile boolean closed;
    private boolean ended;

    VarlinkStream(Connection connection, Class<T> type) {
        this.connection = connection;
        this.type = type;
    }

    /// Waits for the next reply; empty after the last, or when this was closed.
    ///
    /// @throws VarlinkError if the service ends the stream with an error
    /// @throws IOException if the service is gone
    public Optional<VarlinkReply<T>> next() throws IOException {
        if (ended || closed) {
            return Optional.empty();
        }
        try {
            var received = VarlinkClient.receive(connection, type);
            ended = !received.continues();
            return Optional.of(received.reply());
        } catch (IOException failure) {
            if (closed) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
    }
}
