package io.cutaway.app.client;

import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.MessageCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;

import java.util.List;

/// A connection to the streams of a container: packets on a `SOCK_SEQPACKET` socket to its shim.
///
/// One thread reads, any thread may send. On a connection made by the start of a process output
/// waits for its reader, until [#attach] says otherwise. A reader that nothing waits for is dropped
/// when it is more than 1 MiB behind, which shows as [Frame.Disconnected].
public final class AttachStream implements AutoCloseable {

    private final Descriptor socket;
    private final Object reading = new Object();
    private final Object sending = new Object();
    private final byte[] packet = new byte[1 + FrameCodec.LARGEST_PAYLOAD];

    /// Takes over a connected socket.
    public AttachStream(Descriptor socket) {
        this.socket = socket;
    }

    /// Waits for the next frame. After [Frame.Exit] or [Frame.Disconnected] there is none.
    public Frame read() {
        synchronized (reading) {
            while (true) {
                var frame = FrameCodec.decode(packet, receive());
                if (frame.isPresent()) {
                    return frame.get();
                }
            }
        }
    }

    /// A connection that was closed here or reset there is one that ended.
    private int receive() {
        if (!socket.isOpen()) {
            return 0;
        }
        try {
            return FileCalls.read(socket, packet);
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ECONNRESET) {
                return 0;
            }
            throw e;
        }
    }

    /// Says what this client wants, and that the container is not to wait for it. Needed once,
    /// before anything else, on a connection to a running container; a connection made by its start
    /// is attached already.
    public void attach(boolean wantsOutput, boolean sendsInput) {
        send(FrameCodec.attach(wantsOutput, sendsInput));
    }

    /// Sends input. Blocks while the container does not read.
    public void stdin(byte[] bytes, int offset, int length) {
        for (var done = 0; done < length; ) {
            var part = Math.min(length - done, FrameCodec.LARGEST_PAYLOAD);
            send(FrameCodec.stdin(bytes, offset + done, part));
            done += part;
        }
    }

    /// The container's standard input ends here.
    public void endOfStdin() {
        send(FrameCodec.endOfStdin());
    }

    /// The terminal has a new size.
    public void resize(TerminalSize size) {
        send(FrameCodec.resize(size));
    }

    /// Input for a container that has ended goes nowhere; the reader learns of the end.
    private void send(byte[] bytes) {
        synchronized (sending) {
            if (!socket.isOpen()) {
                return;
            }
            try {
                MessageCalls.sendmsg(socket, bytes, 0, bytes.length, List.of(), 0);
            } catch (SystemCallException e) {
                if (!isGone(e.errno())) {
                    throw e;
                }
            }
        }
    }

    private static boolean isGone(Errno errno) {
        return List.of(Errno.EPIPE, Errno.ECONNRESET, Errno.ENOTCONN).contains(errno);
    }

    /// The socket, to hand over to a program that speaks for this client from now on.
    public Descriptor socket() {
        return socket;
    }

    /// Ends the connection, and with it a [#read] or a send that waits on another thread.
    @Override
    public void close() {
        shutdown();
        synchronized (reading) {
            synchronized (sending) {
                socket.close();
            }
        }
    }

    private void shutdown() {
        try {
            if (socket.isOpen()) {
                SocketCalls.shutdown(socket, SocketCalls.SHUT_RDWR);
            }
        } catch (SystemCallException | IllegalStateException _) {
            // The other end has gone already, or another thread closes it too.
        }
    }
}
