package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ContainerState.Created;
import io.cutaway.engine.container.ContainerState.Exited;
import io.cutaway.engine.container.ContainerState.Failed;
import io.cutaway.engine.container.ContainerState.Lost;
import io.cutaway.engine.container.ContainerState.Running;
import io.cutaway.engine.container.ContainerState.Starting;
import io.cutaway.helper.launch.Signals;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles;
import io.cutaway.helper.store.ContainerPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Decides what became of a container whose shim is gone.
final class ContainerEnd {

    private ContainerEnd() {}

    /// What became of a launch of this helper.
    static void settle(Container container, int launch) {
        if (container.state().isLive()) {
            container.ended(launch, end(container));
        }
    }

    /// What became of a launch of an earlier helper, which may not have lived to write that down.
    static void settleLeft(Container container) {
        if (isBehind(container.state(), lastWords(container.paths()))) {
            container.foundEnded(end(container));
        }
    }

    /// When a shim last wrote in the container's directory.
    private static Optional<Instant> lastWords(ContainerPaths paths) {
        return ShimFiles.exit(paths.directory())
                .map(ShimFiles.Ended::at)
                .or(() -> modified(paths.exit()))
                .or(() -> modified(paths.shim()));
    }

    private static Optional<Instant> modified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isBehind(ContainerState recorded, Optional<Instant> last) {
        return switch (recorded) {
            case Starting _, Running _ -> true;
            case Created _ -> last.isPresent();
            case Exited(_, var at) -> last.filter(at::isBefore).isPresent();
            case Failed(_, var at) -> last.filter(at::isBefore).isPresent();
            case Lost(var at) -> last.filter(at::isBefore).isPresent();
        };
    }

    /// With the file `exit` it exited. Without, its shim was killed: the kernel has killed the
    /// first process too, unless a set-id program had cleared that (prctl(2), PR_SET_PDEATHSIG).
    private static ContainerState end(Container container) {
        var exit = ShimFiles.exit(container.paths().directory());
        if (exit.isPresent()) {
            return new Exited(exit.get().status(), exit.get().at());
        }
        killRest(container);
        return new Lost(Instant.now());
    }

    private static void killRest(Container container) {
        ShimFiles.shim(container.paths().directory())
                .filter(shim -> shim.bootId().equals(Processes.bootId()))
                .flatMap(ShimFiles.Shim::init)
                .ifPresent(init -> Processes.signal(init, Signals.KILL));
    }
}
