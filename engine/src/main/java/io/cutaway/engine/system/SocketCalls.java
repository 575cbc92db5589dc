package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.check;
import static io.cutaway.engine.system.NativeCall.retrying;

import com.sun.jna.Memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/// Calls on Unix sockets (unix(7)), and poll(2). Messages are sent by [MessageCalls].
public final class SocketCalls {

    public static final int SOCK_STREAM = 1;
    public static final int SOCK_SEQPACKET = 5;
    public static final int SOCK_NONBLOCK = 04000;

    public static final int SHUT_RD = 0;
    public static final int SHUT_WR = 1;
    public static final int SHUT_RDWR = 2;

    public static final int POLLIN = 0x1;
    public static final int POLLOUT = 0x4;
    public static final int POLLERR = 0x8;
    public static final int POLLHUP = 0x10;
    public static final int POLLRDHUP = 0x2000;

    private static final int AF_UNIX = 1;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int LONGEST_PATH = 107;
    private static final int POLLFD_SIZE = 8;

    private SocketCalls() {}

    /// Two sockets connected to each other.
    public record Pair(Descriptor first, Descriptor second) implements AutoCloseable {
        @Override
        public void close() {
            first.close();
            second.close();
        }
    }

    /// What to wait for on one file.
    ///
    /// @param events `POLL...`; the kernel always adds `POLLERR` and `POLLHUP`
    public record Interest(Descriptor file, int events) {}

    /// @param type [#SOCK_STREAM] or [#SOCK_SEQPACKET]
    public static Descriptor socket(int type) {
        int number = LibC.socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
        return Descriptor.owning(check(number, "socket", "AF_UNIX", type));
    }

    public static Pair socketpair(int type) {
        int[] ends = new int[2];
        int result = LibC.socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends);
        check(result, "socketpair", "AF_UNIX", type);
        return new Pair(Descriptor.owning(ends[0]), Descriptor.owning(ends[1]));
    }

    /// Makes the socket's name in the file system. A path longer than 107 bytes is `ENAMETOOLONG`;
    /// [#pathIn] gives a short one.
    public static void bind(Descriptor socket, String path) {
        var address = address("bind", socket, path);
        check(LibC.bind(socket.number(), address, address.length), "bind", socket, path);
    }

    public static void connect(Descriptor socket, String path) {
        var address = address("connect", socket, path);
        retrying(
                () -> LibC.connect(socket.number(), address, address.length),
                "connect",
                socket,
                path);
    }

    /// A path of a name in an open directory that always fits into a socket's address, and that
    /// can't be led elsewhere by renaming the directory.
    public static String pathIn(Descriptor directory, String name) {
        return directory.procPath() + "/" + name;
    }

    /// struct sockaddr_un, sys/un.h: u16 family, then the path ended by NUL.
    private static byte[] address(String call, Descriptor socket, String path) {
        var name = NativeText.terminated(path);
        if (name.length - 1 > LONGEST_PATH) {
            throw NativeCall.failure(Errno.ENAMETOOLONG.number(), call, socket, path);
        }
        return ByteBuffer.allocate(2 + name.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) AF_UNIX)
                .put(name)
                .array();
    }

    public static void listen(Descriptor socket, int backlog) {
        check(LibC.listen(socket.number(), backlog), "listen", socket, backlog);
    }

    public static Descriptor accept4(Descriptor socket) {
        long number =
                retrying(
                        () -> LibC.accept4(socket.number(), null, null, SOCK_CLOEXEC),
                        "accept4",
                        socket);
        return Descriptor.owning((int) number);
    }

    /// Ends one direction or both. A thread that waits on the socket wakes up, which closing it
    /// would not do.
    public static void shutdown(Descriptor socket, int how) {
        check(LibC.shutdown(socket.number(), how), "shutdown", socket, how);
    }

    /// `getsockopt(SO_PEERCRED)`.
    public static PeerCredentials peerCredentials(Descriptor socket) {
        var value = new byte[12];
        int result =
                LibC.getsockopt(
                        socket.number(), SOL_SOCKET, SO_PEERCRED, value, new int[] {value.length});
        check(result, "getsockopt", socket, "SO_PEERCRED");
        // struct ucred, sys/socket.h: pid, uid, gid
        var fields = ByteBuffer.wrap(value).order(ByteOrder.nativeOrder());
        return new PeerCredentials(fields.getInt(), fields.getInt(), fields.getInt());
    }

    /// Waits until one of the files is ready.
    ///
    /// @param timeoutMillis -1 waits for ever
    /// @return for each file what happened to it (`POLL...`), 0 for nothing
    public static List<Integer> poll(List<Interest> interests, int timeoutMillis) {
        try (var entries = new Memory((long) POLLFD_SIZE * Math.max(1, interests.size()))) {
            for (int i = 0; i < interests.size(); i++) {
                // struct pollfd, poll.h: int fd, short events, short revents
                entries.setInt((long) POLLFD_SIZE * i, interests.get(i).file().number());
                entries.setInt((long) POLLFD_SIZE * i + 4, 0);
                entries.setShort((long) POLLFD_SIZE * i + 4, (short) interests.get(i).events());
            }
            poll(entries, interests.size(), timeoutMillis);
            return IntStream.range(0, interests.size())
                    .mapToObj(i -> (int) entries.getShort((long) POLLFD_SIZE * i + 6))
                    .toList();
        }
    }

    /// A signal must not make the wait longer, so what is left is computed again each time.
    private static void poll(Memory entries, int count, int timeoutMillis) {
        long end = System.nanoTime() + timeoutMillis * 1_000_000L;
        retrying(
                () -> {
                    long left = Math.max(0, (end - System.nanoTime() + 999_999) / 1_000_000);
                    return LibC.poll(entries, count, timeoutMillis < 0 ? -1 : (int) left);
                },
                "poll",
                count + " files",
                timeoutMillis);
    }

    /// The same for one file.
    public static int poll(Descriptor file, int events, int timeoutMillis) {
        return poll(List.of(new Interest(file, events)), timeoutMillis).getFirst();
    }
}
