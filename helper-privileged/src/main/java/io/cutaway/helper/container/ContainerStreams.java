package io.cutaway.helper.container;

import io.cutaway.engine.protocol.Problem.ContainerNotRunning;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.store.ContainerPaths;

import java.nio.file.Path;

/// Connects to shims that run already.
public final class ContainerStreams {

    private ContainerStreams() {}

    /// A connection to the shim of a running container.
    public static Descriptor attach(Container container) {
        container.requireRunning();
        try {
            return connect(container.paths());
        } catch (SystemCallException e) {
            throw new ProblemException(new ContainerNotRunning(container.id().hex()));
        }
    }

    /// The name is relative to an open directory, because a socket's path ends at 107 bytes.
    static Descriptor connect(ContainerPaths paths) {
        Path socketPath = paths.shimSocket();
        int flags = FileFlags.O_PATH | FileFlags.O_DIRECTORY;
        var socket = SocketCalls.socket(SocketCalls.SOCK_SEQPACKET);
        boolean connected = false;
        try (var directory = FileCalls.open(paths.directory().toString(), flags)) {
            var name = socketPath.getFileName().toString();
            SocketCalls.connect(socket, SocketCalls.pathIn(directory, name));
            connected = true;
            return socket;
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }
}
