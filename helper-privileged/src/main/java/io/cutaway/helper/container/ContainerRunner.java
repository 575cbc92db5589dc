package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerState.Exited;
import io.cutaway.engine.container.ContainerState.Failed;
import io.cutaway.engine.container.ContainerState.Running;
import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.protocol.Problem.BindRefused;
import io.cutaway.engine.protocol.Problem.LaunchFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.helper.container.LaunchRequests.Start;
import io.cutaway.helper.launch.LaunchException;
import io.cutaway.helper.launch.Launcher;
import io.cutaway.helper.launch.Launcher.Order;
import io.cutaway.helper.shim.ShimSpawner.Mode;
import io.cutaway.helper.shim.ShimWatcher;
import io.cutaway.helper.shim.ShimWatcher.Watched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Starts containers, and learns of their end.
public final class ContainerRunner {

    private final LaunchRequests requests;
    private final Launcher launcher;
    private final ShimWatcher shims;
    private final ContainerRemover remover;
    private final Chores chores;

    public ContainerRunner(
            LaunchRequests requests,
            Launcher launcher,
            ShimWatcher shims,
            ContainerRemover remover,
            Chores chores) {
        this.requests = requests;
        this.launcher = launcher;
        this.shims = shims;
        this.remover = remover;
        this.chores = chores;
    }

    /// Starts a container and returns when its program runs.
    ///
    /// @return the client's end of a connection to its streams, when asked for
    public Optional<Descriptor> start(Container container, Start start, boolean attach) {
        int number = container.beginStart();
        boolean running = false;
        try {
            var streams = attach ? Optional.of(socketPair()) : Optional.<SocketCalls.Pair>empty();
            try {
                launch(container, number, start, streams.map(SocketCalls.Pair::second));
                running = true;
                return streams.map(SocketCalls.Pair::first);
            } finally {
                streams.ifPresent(pair -> pair.second().close());
                if (!running) {
                    streams.ifPresent(pair -> pair.first().close());
                }
            }
        } catch (LaunchException e) {
            throw failed(container, number, start, e);
        } finally {
            if (!running) {
                giveUp(container, number);
            }
        }
    }

    private static SocketCalls.Pair socketPair() {
        return SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET);
    }

    private void launch(Container container, int number, Start start, Optional<Descriptor> streams)
            throws LaunchException {
        var paths = container.paths();
        List.of(paths.shim(), paths.exit(), paths.shimSocket()).forEach(ContainerRunner::delete);
        var plan = requests.launch(container.record(), paths, start);
        boolean durable = !container.record().spec().autoRemove();
        var order =
                new Order(
                        Mode.LAUNCH,
                        plan,
                        paths.directory(),
                        Optional.empty(),
                        streams,
                        Optional.empty(),
                        durable);
        var launched = launcher.launch(order);
        // First of all, so that it is watched whatever happens here.
        shims.watch(Watched.child(launched.shim(), new End(container, number)));
        container.launched(new LaunchRecord(plan, launched.report()));
        var init = launched.init();
        var running = new Running(init.pid(), launched.shim().pid(), Instant.now());
        container.running(number, running, init);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw ContainerStore.failure(file, e);
        }
    }

    /// Goes on listening to a shim that an earlier helper started.
    void adopt(Container container, int pid, Descriptor pidfd, Descriptor control) {
        var end = new End(container, container.lastLaunch());
        shims.watch(new Watched(pid, false, pidfd, Optional.of(control), end));
    }

    private ProblemException failed(
            Container container, int number, Start start, LaunchException e) {
        var failure = e.failure();
        container.launched(new LaunchRecord(e.plan(), e.report()));
        container.ended(number, new Failed(failure, Instant.now()));
        return new ProblemException(
                refusedBind(start, failure)
                        .map(io.cutaway.engine.protocol.Problem.class::cast)
                        .orElse(new LaunchFailed(container.id().hex(), failure)));
    }

    /// A host path that was swapped after the check, or whose file system can't show other ids.
    private static Optional<BindRefused> refusedBind(Start start, LaunchFailure failure) {
        boolean isBind =
                failure.operation().equals("CloneTree")
                        && start.binds().stream()
                                .anyMatch(b -> b.bind().source().equals(failure.subject()));
        var code = failure.error().equals("ESTALE") ? "changed" : "file-system";
        return isBind ? Optional.of(new BindRefused(failure.subject(), code)) : Optional.empty();
    }

    /// Whatever went wrong, it does not stay "starting".
    private void giveUp(Container container, int number) {
        var defect = new LaunchFailure(-1, "", "", "", "");
        container.ended(number, new Failed(defect, Instant.now()));
        if (container.record().spec().autoRemove()) {
            chores.add(() -> remover.removeEnded(container));
        }
    }

    /// What a shim's last words mean for its container. The container may have been started again
    /// by the time they come: from its first process's end to its own a shim still serves clients.
    private final class End implements ShimWatcher.Listener {

        private final Container container;
        private final int number;

        End(Container container, int number) {
            this.container = container;
            this.number = number;
        }

        @Override
        public void exited(ExitStatus status) {
            container.ended(number, new Exited(status, Instant.now()));
        }

        @Override
        public void gone() {
            if (container.lastLaunch() != number) {
                return;
            }
            ContainerEnd.settle(container, number);
            if (container.record().spec().autoRemove()) {
                chores.add(() -> remover.removeEnded(container));
            }
        }
    }
}
