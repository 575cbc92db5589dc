package io.cutaway.engine.protocol;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.FileStatus;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.nio.file.Path;

/// A socket's name in a directory that nobody else can enter: both sides check its owner and mode
/// before they trust what is in it.
final class VarlinkSocket {

    private static final int BACKLOG = 64;

    private VarlinkSocket() {}

    /// Opens the directory if it belongs to this user and has the mode 0700.
    static Descriptor openPrivate(Path directory) throws IOException {
        int flags = FileFlags.O_PATH | FileFlags.O_DIRECTORY | FileFlags.O_NOFOLLOW;
        Descriptor opened;
        try {
            opened = FileCalls.open(directory.toString(), flags);
        } catch (SystemCallException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
        var status = StatusCalls.fstat(opened);
        if (status.uid() != ProcessCalls.geteuid() || status.permissions() != 0700) {
            opened.close();
            throw new IOException(
                    "%s belongs to uid %d and has mode %04o, not to uid %d with 0700"
                            .formatted(
                                    directory,
                                    status.uid(),
                                    status.permissions(),
                                    ProcessCalls.geteuid()));
        }
        return opened;
    }

    static Connection connect(Path directory, String name) throws IOException {
        var socket = SocketCalls.socket(SocketCalls.SOCK_STREAM);
        try (var parent = openPrivate(directory)) {
            SocketCalls.connect(socket, SocketCalls.pathIn(parent, name));
            return Connection.ofClient(socket);
        } catch (SystemCallException | IOException failure) {
            socket.close();
            throw new IOException(directory.resolve(name) + ": " + failure.getMessage(), failure);
        }
    }

    /// Makes the socket, in the place of one that a service left behind. That no other service is
    /// using it is the caller's to know.
    static Descriptor listen(Descriptor parent, String name) throws IOException {
        var socket = SocketCalls.socket(SocketCalls.SOCK_STREAM);
        try {
            removeStale(parent, name);
            SocketCalls.bind(socket, SocketCalls.pathIn(parent, name));
            StatusCalls.fchmodat(parent, name, 0600);
            SocketCalls.listen(socket, BACKLOG);
            return socket;
        } catch (SystemCallException | IOException failure) {
            socket.close();
            throw new IOException(name + ": " + failure.getMessage(), failure);
        }
    }

    static FileStatus status(Descriptor parent, String name) {
        return StatusCalls.statx(parent, name, FileFlags.AT_SYMLINK_NOFOLLOW);
    }

    private static void removeStale(Descriptor parent, String name) throws IOException {
        try {
            if (status(parent, name).type() != FileType.SOCKET) {
                throw new IOException("something that is no socket has its place");
            }
            DirectoryCalls.unlinkat(parent, name, 0);
        } catch (SystemCallException failure) {
            if (failure.errno() != Errno.ENOENT) {
                throw failure;
            }
        }
    }

    /// Removes the socket, unless another has taken its place.
    static void remove(Descriptor parent, String name, FileStatus made) {
        try {
            if (status(parent, name).isSameFile(made)) {
                DirectoryCalls.unlinkat(parent, name, 0);
            }
        } catch (SystemCallException _) {
            // Somebody removed it before.
        }
    }
}
