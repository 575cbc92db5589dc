package io.cutaway.engine.protocol;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.MessageCalls;
import io.cutaway.engine.system.PeerCredentials;
import io.cutaway.engine.system.ReceivedBytes;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Messages over a Unix stream socket: JSON objects, each ended by a NUL, with descriptors beside
/// them.
///
/// One thread may send while another receives, and any may close. A peer that begins a message and
/// doesn't end it, or that doesn't take what is sent, has ten seconds.
public final class Connection implements AutoCloseable {

    /// Bytes of a message, without its NUL.
    public static final int LONGEST_MESSAGE = 1 << 20;

    /// Bytes of an answer, which may tell all that is in an image's configuration.
    public static final int LONGEST_ANSWER = 16 << 20;

    /// Descriptors that one message may have.
    public static final int MOST_DESCRIPTORS = 64;

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int READ_SIZE = 64 * 1024;

    private final Descriptor socket;
    private final long deadlineNanos;
    private final MessageBuffer incoming;
    private final int longestSent;
    private final byte[] readBuffer = new byte[READ_SIZE];
    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock receiving = new ReentrantLock();
    private volatile boolean closed;

    /// @param socket a connected Unix stream socket, owned by this from here on
    public Connection(Descriptor socket) {
        this(socket, DEADLINE);
    }

    /// @param deadline for the rest of a message that has begun, in either direction
    Connection(Descriptor socket, Duration deadline) {
        this(socket, deadline, LONGEST_MESSAGE, LONGEST_MESSAGE);
    }

    private Connection(Descriptor socket, Duration deadline, int longest, int longestSent) {
        this.socket = socket;
        this.deadlineNanos = deadline.toNanos();
        this.incoming = new MessageBuffer(longest);
        this.longestSent = longestSent;
    }

    /// The side that asks, and takes long answers.
    static Connection ofClient(Descriptor socket) {
        return new Connection(socket, DEADLINE, LONGEST_ANSWER, LONGEST_MESSAGE);
    }

    /// The side that answers, and takes no long questions.
    static Connection ofServer(Descriptor socket) {
        return new Connection(socket, DEADLINE, LONGEST_MESSAGE, LONGEST_ANSWER);
    }

    /// Who is at the other end.
    public PeerCredentials peer() {
        return SocketCalls.peerCredentials(socket);
    }

    /// Sends one message. The descriptors stay open here.
    ///
    /// @throws VarlinkProtocolException if it is longer than allowed; then nothing was sent
    /// @throws IOException if the peer is gone or doesn't read
    public void send(JsonNode message, List<Descriptor> descriptors) throws IOException {
        var json = Json.MAPPER.writeValueAsBytes(message);
        if (json.length > longestSent || descriptors.size() > MOST_DESCRIPTORS) {
            throw new VarlinkProtocolException(
                    "too long to send: "
                            + json.length
                            + " bytes, "
                            + descriptors.size()
                            + " descriptors");
        }
        sending.lock();
        try {
            refuseIfClosed();
            sendAll(Arrays.copyOf(json, json.length + 1), descriptors);
        } catch (SystemCallException failure) {
            throw new IOException(failure.getMessage(), failure);
        } finally {
            sending.unlock();
        }
    }

    private void refuseIfClosed() throws IOException {
        if (closed) {
            throw new IOException("the connection is closed");
        }
    }

    /// The first call carries the descriptors and nothing of another message: see MessageBuffer.
    private void sendAll(byte[] bytes, List<Descriptor> descriptors) throws IOException {
        long end = System.nanoTime() + deadlineNanos;
        var rights = descriptors;
        for (int done = 0; done < bytes.length; ) {
            await(SocketCalls.POLLOUT, end);
            int sent = trySend(bytes, done, rights);
            if (sent > 0) {
                rights = List.of();
                done += sent;
            }
        }
    }

    private int trySend(byte[] bytes, int done, List<Descriptor> descriptors) {
        try {
            int flags = MessageCalls.MSG_DONTWAIT;
            return MessageCalls.sendmsg(
                    socket, bytes, done, bytes.length - done, descriptors, flags);
        } catch (SystemCallException failure) {
            if (failure.errno() == Errno.EAGAIN) {
                return 0;
            }
            throw failure;
        }
    }

    private void await(int events, long end) throws IOException {
        long left = Math.max(0, end - System.nanoTime());
        if (SocketCalls.poll(socket, events, (int) Math.ceilDiv(left, 1_000_000L)) == 0) {
            shutdown();
            throw new VarlinkProtocolException("the peer did not go on with a message in time");
        }
    }

    /// Waits for a message; empty when the peer, or this side, has closed the connection.
    ///
    /// @throws VarlinkProtocolException if what came is no message: close the connection then
    public Optional<Message> receive() throws IOException {
        receiving.lock();
        try {
            var whole = closed ? Optional.<MessageBuffer.Whole>empty() : nextWhole();
            return whole.isEmpty() ? Optional.empty() : Optional.of(parse(whole.get()));
        } catch (SystemCallException failure) {
            throw translated(failure);
        } finally {
            receiving.unlock();
        }
    }

    private static IOException translated(SystemCallException failure) {
        return failure.errno() == Errno.EMSGSIZE
                ? new VarlinkProtocolException("more descriptors than allowed", failure)
                : new IOException(failure.getMessage(), failure);
    }

    private Optional<MessageBuffer.Whole> nextWhole() throws IOException {
        long begun = System.nanoTime();
        for (var whole = incoming.next(); ; whole = incoming.next()) {
            if (whole.isPresent()) {
                return whole;
            }
            boolean partial = incoming.isPartial();
            if (partial) {
                await(SocketCalls.POLLIN, begun + deadlineNanos);
            }
            var bytes = read();
            if (bytes.length() == 0) {
                return ended(partial);
            }
            incoming.add(readBuffer, bytes.length(), bytes.descriptors());
            begun = partial ? begun : System.nanoTime();
        }
    }

    private static Optional<MessageBuffer.Whole> ended(boolean partial) throws IOException {
        if (partial) {
            throw new VarlinkProtocolException("the connection ended inside a message");
        }
        return Optional.empty();
    }

    /// A peer that closes without having read everything resets the connection: an end, too.
    private ReceivedBytes read() {
        try {
            return MessageCalls.recvmsg(socket, readBuffer, MOST_DESCRIPTORS, 0);
        } catch (SystemCallException failure) {
            if (failure.errno() == Errno.ECONNRESET) {
                return new ReceivedBytes(0, List.of(), false);
            }
            throw failure;
        }
    }

    private static Message parse(MessageBuffer.Whole whole) throws IOException {
        try {
            return new Message(Json.read(whole.bytes()), whole.descriptors());
        } catch (VarlinkProtocolException wrong) {
            whole.descriptors().forEach(Descriptor::close);
            throw wrong;
        }
    }

    /// The socket, to wait on it beside other files.
    Descriptor socket() {
        return socket;
    }

    /// Whether the peer has gone altogether. One that has only ended its sending still reads.
    boolean isClosedByPeer() {
        return closed || SocketCalls.poll(socket, 0, 0) != 0;
    }

    /// Lets calls under way be answered, and takes no more.
    void shutdownReceiving() {
        shutdown(SocketCalls.SHUT_RD);
    }

    /// Wakes whoever sends or receives; both see an end.
    void shutdown() {
        shutdown(SocketCalls.SHUT_RDWR);
    }

    private void shutdown(int how) {
        try {
            SocketCalls.shutdown(socket, how);
        } catch (SystemCallException | IllegalStateException _) {
            // Not connected any more, or closed: that is what was wanted.
        }
    }

    /// Closes the socket as soon as no thread is inside a call on it, and wakes those that are.
    @Override
    public void close() {
        closed = true;
        shutdown();
        sending.lock();
        receiving.lock();
        try {
            incoming.close();
            socket.close();
        } finally {
            receiving.unlock();
            sending.unlock();
        }
    }
}
