package io.cutaway.helper.step;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.ChangeRoot;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.FilterSyscalls;
import io.cutaway.engine.launch.Operation.JoinNamespaces;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.SetCapabilities;
import io.cutaway.engine.launch.Operation.SetNoNewPrivileges;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.protocol.Problem.LaunchFailed;
import io.cutaway.engine.protocol.Problem.StoreFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.helper.launch.LaunchException;
import io.cutaway.helper.launch.Launcher.Order;
import io.cutaway.helper.launch.SteppedLaunch;
import io.cutaway.helper.shim.ShimProcess;
import io.cutaway.helper.shim.ShimSpawner;
import io.cutaway.helper.shim.ShimSpawner.Mode;
import io.cutaway.helper.shim.ShimWatcher;
import io.cutaway.helper.shim.ShimWatcher.Watched;
import io.cutaway.helper.store.ContainerPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The shells inside a half-built container: each may as much as the container's process at that
/// point, and ends with it.
final class StepShells {

    private static final List<String> ENVIRONMENT =
            List.of(
                    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                    "HOME=/",
                    "TERM=xterm-256color",
                    "PS1=# ");
    private static final int PATIENCE_SECONDS = 10;

    private final StepTools tools;
    private final ContainerPaths paths;
    private final LaunchPlan launch;
    private final List<Shell> open = new ArrayList<>();

    StepShells(StepTools tools, ContainerPaths paths, LaunchPlan launch) {
        this.tools = tools;
        this.paths = paths;
        this.launch = launch;
    }

    /// The client's end of a connection to a new one.
    Descriptor open(Descriptor process, StepPlaces places, TerminalSize size) {
        var directory = makeDirectory();
        var streams = SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET);
        boolean running = false;
        try (var theirs = streams.second()) {
            var order =
                    new Order(
                            Mode.BOUND_EXEC,
                            plan(places),
                            directory,
                            Optional.of(process),
                            Optional.of(theirs),
                            Optional.of(size),
                            false);
            watch(tools.launcher().launch(order).shim());
            running = true;
            return streams.first();
        } catch (LaunchException e) {
            throw failed(e.failure());
        } finally {
            if (!running) {
                streams.first().close();
            }
        }
    }

    private static ProblemException failed(LaunchFailure failure) {
        return new ProblemException(new LaunchFailed("", failure));
    }

    private Path makeDirectory() {
        var directory = paths.exec(open.size() + 1).directory();
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new ProblemException(
                    new StoreFailed(directory.toString(), String.valueOf(e.getMessage())));
        }
    }

    /// First the place, then what takes power away, as far as the container's process has come.
    private LaunchPlan plan(StepPlaces places) {
        var plan = new ArrayList<Operation>();
        plan.add(new JoinNamespaces(ShimSpawner.FIRST_FREE, namespaces()));
        var root = places.rootInNamespace();
        plan.add(new ChangeDirectory(root.isEmpty() ? "/" : root));
        if (places.has(ChangeRoot.class)) {
            plan.add(new ChangeRoot());
        }
        add(plan, places, SetUser.class);
        add(plan, places, SetCapabilities.class);
        plan.add(new SetNoNewPrivileges());
        add(plan, places, FilterSyscalls.class);
        plan.add(new Execute(List.of("/bin/sh", "-i"), ENVIRONMENT));
        return new LaunchPlan(plan);
    }

    private static void add(
            List<Operation> plan, StepPlaces places, Class<? extends Operation> type) {
        places.done().stream().filter(type::isInstance).forEach(plan::add);
    }

    private Set<NamespaceKind> namespaces() {
        for (var operation : launch.operations()) {
            if (operation instanceof NewNamespaces(var kinds)) {
                return kinds;
            }
        }
        throw new IllegalStateException("a launch without namespaces");
    }

    private void watch(ShimProcess shim) {
        var shell = new Shell(shim);
        open.add(shell);
        tools.shims().watch(Watched.child(shim, shell));
    }

    /// Ends all, and returns when none is left.
    void end() {
        open.forEach(shell -> SteppedLaunch.hangUp(shell.shim));
        open.forEach(Shell::await);
        open.clear();
    }

    private static final class Shell implements ShimWatcher.Listener {

        private final ShimProcess shim;
        private final CountDownLatch gone = new CountDownLatch(1);

        Shell(ShimProcess shim) {
            this.shim = shim;
        }

        @Override
        public void exited(ExitStatus status) {}

        @Override
        public void gone() {
            gone.countDown();
        }

        void await() {
            try {
                var _ = gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
