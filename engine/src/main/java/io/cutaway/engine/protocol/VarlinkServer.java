package io.cutaway.engine.protocol;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileStatus;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Serves Varlink on a Unix socket, each connection on a thread of its own.
///
/// `org.varlink.service` is answered here; every other call of an interface that was named goes to
/// the service. A connection above the 64th is closed at once.
public final class VarlinkServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(VarlinkServer.class.getName());
    private static final int MOST_CONNECTIONS = 64;
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Descriptor parent;
    private final String name;
    private final Descriptor socket;
    private final FileStatus made;
    private final VarlinkIntrospection introspection;
    private final VarlinkService service;
    private final Set<Connection> open = new HashSet<>();
    private final Thread accepting;
    private volatile boolean closed;

    /// Listens from the moment this returns.
    ///
    /// @param directory must belong to this user and have the mode 0700
    /// @param interfaces those that the service answers
    /// @throws IOException if the directory is another's, or the socket can't be made
    public VarlinkServer(
            Path directory,
            String socketName,
            VarlinkIdentity identity,
            List<VarlinkInterface> interfaces,
            VarlinkService service)
            throws IOException {
        this.introspection = new VarlinkIntrospection(identity, interfaces);
        this.service = service;
        this.name = socketName;
        this.parent = VarlinkSocket.openPrivate(directory);
        try {
            this.socket = VarlinkSocket.listen(parent, name);
        } catch (IOException failure) {
            parent.close();
            throw failure;
        }
        this.made = VarlinkSocket.status(parent, name);
        this.accepting = Thread.ofPlatform().daemon().name("varlink-accept").start(this::accept);
    }

    /// How many clients are connected.
    public int connections() {
        synchronized (open) {
            return open.size();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                serve(Connection.ofServer(SocketCalls.accept4(socket)));
            } catch (SystemCallException failure) {
                pauseAfter(failure);
            }
        }
    }

    /// Out of descriptors or memory: accepting at once again would only fail again.
    private void pauseAfter(SystemCallException failure) {
        if (!closed && failure.errno() != Errno.ECONNABORTED) {
            LOG.log(Level.WARNING, "not accepted: {0}", failure.getMessage());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void serve(Connection connection) {
        if (!add(connection)) {
            LOG.log(Level.WARNING, "a connection too many");
            connection.close();
            return;
        }
        Thread.ofPlatform().daemon().name("varlink").start(() -> run(connection));
    }

    private boolean add(Connection connection) {
        synchronized (open) {
            if (closed || open.size() >= MOST_CONNECTIONS) {
                return false;
            }
            open.add(connection);
            service.connectionsChanged(open.size());
        }
        return true;
    }

    private void run(Connection connection) {
        try {
            new VarlinkSession(connection, introspection, service).run();
        } finally {
            synchronized (open) {
                open.remove(connection);
                service.connectionsChanged(open.size());
                open.notifyAll();
            }
        }
    }

    /// Takes no more calls, and lets those under way be answered for two seconds.
    @Override
    public void close() {
        close(GRACE);
    }

    /// The same with another time.
    public void close(Duration grace) {
        synchronized (open) {
            if (closed) {
                return;
            }
            closed = true;
            open.forEach(Connection::shutdownReceiving);
        }
        stopAccepting();
        awaitEnd(grace);
        synchronized (open) {
            open.forEach(Connection::shutdown);
        }
        awaitEnd(GRACE);
    }

    private void stopAccepting() {
        VarlinkSocket.remove(parent, name, made);
        SocketCalls.shutdown(socket, SocketCalls.SHUT_RDWR);
        try {
            accepting.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        socket.close();
        parent.close();
    }

    private void awaitEnd(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (open) {
            for (long left = time.toMillis(); !open.isEmpty() && left > 0; ) {
                try {
                    open.wait(left);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
    }
}
