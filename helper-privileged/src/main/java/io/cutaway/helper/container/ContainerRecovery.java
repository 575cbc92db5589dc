package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerState.Created;
import io.cutaway.engine.container.ContainerState.Running;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.launch.Signals;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles;
import io.cutaway.helper.shim.ShimFiles.Shim;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds the shims that earlier helpers started, by what they wrote down, and settles what became
/// of containers whose shim is gone.
public final class ContainerRecovery {

    private static final System.Logger LOG = System.getLogger(ContainerRecovery.class.getName());

    /// How long a killed shim may take to be gone.
    private static final int PATIENCE_MILLIS = 10_000;

    private final ContainerRunner runner;
    private final ContainerRemover remover;
    private final ProcessJoiner joiner;
    private final String bootId = Processes.bootId();

    public ContainerRecovery(
            ContainerRunner runner, ContainerRemover remover, ProcessJoiner joiner) {
        this.runner = runner;
        this.remover = remover;
        this.joiner = joiner;
    }

    public void recover(List<Container> containers) {
        for (var container : containers) {
            try {
                recover(container);
                joiner.recover(container);
            } catch (RuntimeException e) {
                // The others are served all the same.
                LOG.log(Level.ERROR, container.id().hex(), e);
            }
        }
    }

    /// The shim's file counts, not the recorded state: the last helper may have been killed between
    /// starting a shim and writing that it did.
    private void recover(Container container) {
        var shim =
                ShimFiles.shim(container.paths().directory())
                        .filter(s -> s.bootId().equals(bootId));
        var pidfd = shim.flatMap(s -> Processes.open(s.shim()));
        if (pidfd.isPresent() && adopt(container, shim.orElseThrow(), pidfd.get())) {
            return;
        }
        ContainerEnd.settleLeft(container);
        boolean ended = !(container.state() instanceof Created);
        if (ended && container.record().spec().autoRemove()) {
            remover.removeEnded(container);
        }
    }

    /// Adopts a shim that has something to watch, and awaits the end of any other.
    ///
    /// @param pidfd is closed, unless the shim was adopted
    private boolean adopt(Container container, Shim shim, Descriptor pidfd) {
        boolean ended = Files.exists(container.paths().exit());
        var control = ended ? Optional.<Descriptor>empty() : connection(container);
        if (shim.init().isPresent() && control.isPresent()) {
            var init = shim.init().get();
            container.adopted(new Running(init.pid(), shim.shim().pid(), since(container)), init);
            runner.adopt(container, shim.shim().pid(), pidfd, control.get());
            return true;
        }
        control.ifPresent(Descriptor::close);
        try (pidfd) {
            if (!ended) {
                // Its helper died while it was launching: nobody knows what it was to become.
                Processes.signal(shim.shim(), Signals.KILL);
                SocketCalls.poll(pidfd, SocketCalls.POLLIN, PATIENCE_MILLIS);
            }
        }
        return false;
    }

    private static Instant since(Container container) {
        if (container.state() instanceof Running running) {
            return running.since();
        }
        try {
            return Files.getLastModifiedTime(container.paths().shim()).toInstant();
        } catch (IOException _) {
            return Instant.now();
        }
    }

    private static Optional<Descriptor> connection(Container container) {
        try {
            return Optional.of(ContainerStreams.connect(container.paths()));
        } catch (SystemCallException _) {
            return Optional.empty();
        }
    }
}
