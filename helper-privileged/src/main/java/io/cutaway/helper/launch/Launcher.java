package io.cutaway.helper.launch;

import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchReport;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.helper.shim.ShimFiles.Identity;
import io.cutaway.helper.shim.ShimFrame;
import io.cutaway.helper.shim.ShimFrame.Report;
import io.cutaway.helper.shim.ShimFrame.Started;
import io.cutaway.helper.shim.ShimProcess;
import io.cutaway.helper.shim.ShimSocket;
import io.cutaway.helper.shim.ShimSpawner;
import io.cutaway.helper.shim.ShimSpawner.Launch;
import io.cutaway.helper.shim.ShimSpawner.Mode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Has a plan carried out by a new shim, and waits until the program runs.
public final class Launcher {

    /// A launch takes milliseconds; a folder on a server that does not answer takes for ever.
    private static final int PATIENCE_MILLIS = 120_000;

    /// A report of the largest plan has 180 kB: as many buffers as there were launches at once.
    private final Queue<byte[]> buffers = new ConcurrentLinkedQueue<>();

    private final ShimSpawner shims;

    public Launcher(ShimSpawner shims) {
        this.shims = shims;
    }

    /// What is to be launched.
    ///
    /// @param directory where the shim keeps its files
    /// @param target of a process that joins a container: the pidfd that the plan calls
    ///   [ShimSpawner#FIRST_FREE]
    /// @param streams attached from the first byte
    /// @param lent the size of a terminal of the helper's own devpts that it gets
    /// @param durable whether the end that the shim writes down must survive a loss of power
    public record Order(
            Mode mode,
            LaunchPlan plan,
            Path directory,
            Optional<Descriptor> target,
            Optional<Descriptor> streams,
            Optional<TerminalSize> lent,
            boolean durable) {}

    /// A program that runs.
    public record Launched(LaunchReport report, Identity init, ShimProcess shim) {}

    public Launched launch(Order order) throws LaunchException {
        var shim = spawn(order);
        var buffer = Optional.ofNullable(buffers.poll()).orElseGet(ShimSocket::newBuffer);
        boolean started = false;
        try {
            var launched = await(order.plan(), shim, buffer);
            started = true;
            return launched;
        } finally {
            // One that has nothing to watch ends by itself; one that hangs is ended.
            buffers.add(buffer);
            if (!started) {
                shim.discard();
            }
        }
    }

    /// Has a shim wait before the first operation of a plan.
    public SteppedLaunch step(Order order) {
        return new SteppedLaunch(order.plan(), spawn(order));
    }

    private ShimProcess spawn(Order order) {
        var more = new ArrayList<Descriptor>(order.target().stream().toList());
        int attached = order.streams().map(_ -> ShimSpawner.FIRST_FREE + more.size()).orElse(-1);
        more.addAll(order.streams().stream().toList());
        int flags = FileFlags.O_RDONLY | FileFlags.O_DIRECTORY;
        try (var directory = FileCalls.open(order.directory().toString(), flags)) {
            return shims.spawn(
                    new Launch(
                            order.mode(),
                            order.plan(),
                            directory,
                            attached,
                            order.lent(),
                            order.durable(),
                            more));
        }
    }

    private static Launched await(LaunchPlan plan, ShimProcess shim, byte[] buffer)
            throws LaunchException {
        if (!(next(shim, buffer) instanceof Report report)) {
            throw new LaunchException(ReportReader.silent(), plan, new LaunchReport(List.of()));
        }
        var read = ReportReader.report(plan, report);
        Optional<LaunchFailure> failure = ReportReader.failure(plan, report);
        if (failure.isPresent()) {
            throw new LaunchException(failure.get(), plan, read);
        }
        if (!(next(shim, buffer) instanceof Started started)) {
            throw new LaunchException(ReportReader.silent(), plan, read);
        }
        return new Launched(read, new Identity(started.pid(), started.startTime()), shim);
    }

    private static ShimFrame next(ShimProcess shim, byte[] buffer) {
        int ready = SocketCalls.poll(shim.control(), SocketCalls.POLLIN, PATIENCE_MILLIS);
        return ready == 0 ? new ShimFrame.End() : ShimSocket.receive(shim.control(), buffer);
    }
}
