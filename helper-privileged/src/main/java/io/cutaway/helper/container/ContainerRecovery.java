package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerState.Running;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles;
import io.cutaway.helper.shim.ShimFiles.Shim;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds the shims that earlier helpers started, by what they wrote down, and settles what became
/// of containers whose shim is gone.
public final class ContainerRecovery {

    private final ContainerRunner runner;
    private final ContainerRemover remover;
    private final String bootId = Processes.bootId();

    public ContainerRecovery(ContainerRunner runner, ContainerRemover remover) {
        this.runner = runner;
        this.remover = remover;
    }

    public void recover(List<Container> containers) {
        containers.forEach(this::recover);
    }

    /// The shim's file counts, not the recorded state: the last helper may have been killed between
    /// starting a shim and writing that it did.
    private void recover(Container container) {
        var shim =
                ShimFiles.shim(container.paths().directory())
                        .filter(s -> s.bootId().equals(bootId));
        var pidfd = shim.flatMap(s -> Processes.open(s.shim()));
        if (pidfd.isPresent() && !isEnded(container)) {
            adopt(container, shim.orElseThrow(), pidfd.get());
            return;
        }
        pidfd.ifPresent(Descriptor::close);
        ContainerEnd.settle(container);
        if (container.record().spec().autoRemove()) {
            remover.removeEnded(container);
        }
    }

    private static boolean isEnded(Container container) {
        return Files.exists(container.paths().exit());
    }

    private void adopt(Container container, Shim shim, Descriptor pidfd) {
        var control = connection(container);
        if (shim.init().isEmpty() || control.isEmpty()) {
            // Its helper died while it was launching: nobody knows what it was to become.
            Processes.signal(shim.shim(), io.cutaway.helper.launch.Signals.KILL);
            pidfd.close();
            control.ifPresent(Descriptor::close);
            ContainerEnd.settle(container);
            return;
        }
        var init = shim.init().get();
        container.running(new Running(init.pid(), shim.shim().pid(), since(container)), init);
        runner.adopt(container, shim.shim().pid(), pidfd, control.get());
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
