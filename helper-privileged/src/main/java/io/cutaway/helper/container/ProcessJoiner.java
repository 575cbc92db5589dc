package io.cutaway.helper.container;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.launch.ProcessSpec;
import io.cutaway.engine.protocol.ContainerRequest.ExecInContainer;
import io.cutaway.engine.protocol.Problem.ContainerNotRunning;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.Problem.LaunchFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.helper.launch.LaunchException;
import io.cutaway.helper.launch.Launcher;
import io.cutaway.helper.launch.Launcher.Order;
import io.cutaway.helper.launch.ProcessDefaults;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimFiles;
import io.cutaway.helper.shim.ShimSpawner.Mode;
import io.cutaway.helper.shim.ShimWatcher;
import io.cutaway.helper.shim.ShimWatcher.Watched;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Runs one more process in a running container, by a second shim with a directory of its own,
/// which is removed when the process has ended.
public final class ProcessJoiner {

    private final ContainerRecords records;
    private final LaunchRequests requests;
    private final Launcher launcher;
    private final ShimWatcher shims;
    private final Chores chores;

    public ProcessJoiner(
            ContainerRecords records,
            LaunchRequests requests,
            Launcher launcher,
            ShimWatcher shims,
            Chores chores) {
        this.records = records;
        this.requests = requests;
        this.launcher = launcher;
        this.shims = shims;
        this.chores = chores;
    }

    /// Runs a process, and returns when its program runs.
    ///
    /// @return the client's end of a connection to the process's streams
    public Descriptor join(Container container, ExecInContainer exec) {
        if (exec.command().isEmpty() || exec.command().getFirst().isEmpty()) {
            throw new ProblemException(new InvalidRequest("command", "nothing to execute"));
        }
        var init = container.requireRunning();
        var directory = makeDirectory(container);
        var streams = SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET);
        boolean running = false;
        try (var target = Processes.open(init).orElseThrow(() -> notRunning(container));
                var theirs = streams.second()) {
            var plan = requests.join(container.record(), process(container, exec));
            var order =
                    new Order(
                            Mode.EXEC,
                            plan,
                            directory,
                            Optional.of(target),
                            Optional.of(theirs),
                            Optional.empty(),
                            false);
            var shim = launcher.launch(order).shim();
            shims.watch(Watched.child(shim, new End(directory)));
            running = true;
            return streams.first();
        } catch (LaunchException e) {
            throw new ProblemException(new LaunchFailed(container.id().hex(), e.failure()));
        } finally {
            if (!running) {
                streams.close();
                TreeRemover.remove(directory);
            }
        }
    }

    private static Path makeDirectory(Container container) {
        var paths = container.paths();
        try {
            Files.createDirectories(paths.execs());
            for (int number = 1; ; number++) {
                var made = make(paths.exec(number).directory());
                if (made.isPresent()) {
                    return made.get();
                }
            }
        } catch (IOException e) {
            throw ContainerStore.failure(paths.execs(), e);
        }
    }

    /// One that is there already belongs to a process that runs.
    private static Optional<Path> make(Path directory) throws IOException {
        try {
            return Optional.of(Files.createDirectory(directory));
        } catch (FileAlreadyExistsException _) {
            return Optional.empty();
        }
    }

    /// Finds the processes that an earlier helper started, and removes what is left of those that
    /// have ended.
    void recover(Container container) {
        var execs = container.paths().execs();
        if (!Files.isDirectory(execs)) {
            return;
        }
        try (var directories = Files.list(execs)) {
            directories.forEach(this::recover);
        } catch (IOException e) {
            throw ContainerStore.failure(execs, e);
        }
    }

    private void recover(Path directory) {
        var shim = ShimFiles.shim(directory).filter(s -> s.bootId().equals(Processes.bootId()));
        var pidfd = shim.map(ShimFiles.Shim::shim).flatMap(Processes::open);
        var end = new End(directory);
        if (pidfd.isPresent()) {
            int pid = shim.orElseThrow().shim().pid();
            shims.watch(new Watched(pid, false, pidfd.get(), Optional.empty(), end));
        } else {
            end.gone();
        }
    }

    private static ProblemException notRunning(Container container) {
        return new ProblemException(new ContainerNotRunning(container.id().hex()));
    }

    private ProcessSpec process(Container container, ExecInContainer exec) {
        var own = container.record().process();
        return new ProcessSpec(
                exec.command(),
                ProcessDefaults.merged(own.environment(), exec.environment()),
                exec.workingDirectory().orElse(own.workingDirectory()),
                exec.user().map(u -> records.user(container, u).ids()).orElse(own.user()),
                own.capabilities(),
                own.limits(),
                exec.size(),
                exec.stdin());
    }

    /// Its directory holds nothing that anybody needs later.
    private final class End implements ShimWatcher.Listener {

        private final Path directory;

        End(Path directory) {
            this.directory = directory;
        }

        @Override
        public void exited(ExitStatus status) {}

        @Override
        public void gone() {
            chores.add(() -> TreeRemover.remove(directory));
        }
    }
}
