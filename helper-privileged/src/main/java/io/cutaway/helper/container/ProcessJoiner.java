package io.cutaway.helper.container;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.launch.ProcessSpec;
import io.cutaway.engine.protocol.ContainerRequest.ExecInContainer;
import io.cutaway.engine.protocol.Problem.ContainerNotRunning;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.Problem.LaunchFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.helper.launch.LaunchException;
import io.cutaway.helper.launch.Launcher;
import io.cutaway.helper.launch.Launcher.Order;
import io.cutaway.helper.launch.ProcessDefaults;
import io.cutaway.helper.shim.Processes;
import io.cutaway.helper.shim.ShimSpawner.Mode;
import io.cutaway.helper.shim.ShimWatcher;
import io.cutaway.helper.shim.ShimWatcher.Watched;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
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
                    new Order(Mode.EXEC, plan, directory, Optional.of(target), Optional.of(theirs));
            watch(launcher.launch(order), directory);
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
        var directory = container.paths().exec(container.nextExec()).directory();
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw ContainerStore.failure(directory, e);
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

    private void watch(Launcher.Launched launched, Path directory) {
        int pid = launched.shim().pid();
        var listener =
                new ShimWatcher.Listener() {
                    @Override
                    public void exited(ExitStatus status) {}

                    @Override
                    public void gone() {
                        chores.add(() -> TreeRemover.remove(directory));
                    }
                };
        var pidfd = ProcessCalls.pidfdOpen(pid);
        shims.watch(new Watched(pid, true, pidfd, launched.shim().control(), listener));
    }
}
