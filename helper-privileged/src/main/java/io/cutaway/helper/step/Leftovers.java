package io.cutaway.helper.step;

import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.ObservedProcess;
import io.cutaway.engine.process.ProcessReader;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.launch.Signals;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles.Identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds processes by their user namespace. A container without a PID namespace of its own leaves
/// some behind when its shim, which would have ended them, was killed.
///
/// @param held an open `/proc/PID/ns/user`: as long as it is open no other namespace gets the
///   number
record Leftovers(Descriptor held, NamespaceId namespace) implements AutoCloseable {

    private static final int ROUNDS = 100;
    private static final ProcessReader PROCESSES = new ProcessReader(Path.of("/proc"));

    /// Empty when the process is gone.
    static Optional<Leftovers> of(int pid) {
        var path = "/proc/%d/ns/user".formatted(pid);
        try {
            var held = FileCalls.open(path, FileFlags.O_RDONLY);
            var kinds = PROCESSES.namespacesOf(pid);
            return Optional.ofNullable(kinds.get(NamespaceKind.USER))
                    .map(id -> new Leftovers(held, id));
        } catch (IOException | SystemCallException _) {
            return Optional.empty();
        }
    }

    /// Kills all, those too that are made meanwhile.
    void kill() {
        try {
            for (int round = 0; round < ROUNDS && killOnce(); round++) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean killOnce() throws IOException {
        boolean found = false;
        for (var process : PROCESSES.readAll()) {
            if (process.namespace(NamespaceKind.USER).filter(namespace::equals).isPresent()) {
                found |= Processes.signal(identity(process), Signals.KILL);
            }
        }
        return found;
    }

    private static Identity identity(ObservedProcess process) {
        return new Identity(process.pid(), process.stat().startTicks());
    }

    @Override
    public void close() {
        held.close();
    }
}
