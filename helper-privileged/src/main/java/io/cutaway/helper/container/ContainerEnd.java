package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ContainerState.Exited;
import io.cutaway.engine.container.ContainerState.Lost;
import io.cutaway.helper.launch.Signals;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles;

import java.time.Instant;

/// Decides what became of a container whose shim is gone.
final class ContainerEnd {

    private ContainerEnd() {}

    /// With the file `exit` it exited. Without, its shim was killed: the kernel has killed the
    /// first process too, unless a set-id program had cleared that (prctl(2), PR_SET_PDEATHSIG).
    static void settle(Container container) {
        if (container.state().isLive()) {
            var directory = container.paths().directory();
            var exit = ShimFiles.exit(directory);
            if (exit.isEmpty()) {
                killRest(container);
            }
            container.ended(
                    exit.<ContainerState>map(e -> new Exited(e.status(), e.at()))
                            .orElseGet(() -> new Lost(Instant.now())));
        }
    }

    private static void killRest(Container container) {
        ShimFiles.shim(container.paths().directory())
                .filter(shim -> shim.bootId().equals(Processes.bootId()))
                .flatMap(ShimFiles.Shim::init)
                .ifPresent(init -> Processes.signal(init, Signals.KILL));
    }
}
