package io.cutaway.helper.shim;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SocketCalls.Interest;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.shim.ShimFrame.End;
import io.cutaway.helper.shim.ShimFrame.Exit;
import io.cutaway.helper.shim.ShimFrame.Lost;
import io.cutaway.helper.shim.ShimFrame.Report;
import io.cutaway.helper.shim.ShimFrame.Seen;
import io.cutaway.helper.shim.ShimFrame.Started;
import io.cutaway.helper.shim.ShimFrame.Stepped;
import io.cutaway.helper.shim.ShimFrame.TimedOut;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Listens to all shims on one thread: to what they say, and for their end.
///
/// A shim's pidfd tells its end in every case, also when it was killed and could say nothing, and
/// also when it is the child of an earlier helper.
public final class ShimWatcher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ShimWatcher.class.getName());

    private final byte[] buffer = ShimSocket.newBuffer();
    private final Queue<Watch> added = new ConcurrentLinkedQueue<>();
    private final List<Watch> watches = new ArrayList<>();
    private final FileCalls.Pipe wake = FileCalls.pipe2(FileFlags.O_NONBLOCK);
    private final Thread thread;
    private volatile boolean closed;

    public ShimWatcher() {
        thread = Thread.ofPlatform().daemon().name("shims").start(this::run);
    }

    /// Is told on the watcher's thread, so it must not wait for anything.
    public interface Listener {

        /// The first process ended. Told at most once, and not when the shim was killed.
        void exited(ExitStatus status);

        /// The shim ended; nothing writes to its directory any more.
        void gone();
    }

    /// A shim to listen to. The descriptors belong to the watcher from here on.
    ///
    /// @param control empty when it can only be waited for
    /// @param child whether it is this process's own child, which must be reaped
    public record Watched(
            int pid,
            boolean child,
            Descriptor pidfd,
            Optional<Descriptor> control,
            Listener listener) {

        /// A child that was just started.
        public static Watched child(ShimProcess shim, Listener listener) {
            return new Watched(
                    shim.pid(), true, shim.pidfd(), Optional.of(shim.control()), listener);
        }
    }

    private static final class Watch {
        final Watched watched;
        boolean talking;

        Watch(Watched watched) {
            this.watched = watched;
            this.talking = watched.control().isPresent();
        }

        Descriptor control() {
            return watched.control().orElseThrow();
        }
    }

    /// Listens to one more shim. It never fails, so that none runs unwatched.
    public void watch(Watched watched) {
        added.add(new Watch(watched));
        wake();
    }

    private void wake() {
        try {
            FileCalls.write(wake.writing(), new byte[1], 0, 1);
        } catch (SystemCallException _) {
            // The pipe is full of earlier calls: it will wake up.
        }
    }

    private void run() {
        while (!closed) {
            takeAdded();
            var interests = interests();
            var events = SocketCalls.poll(interests, -1);
            if (events.getFirst() != 0) {
                FileCalls.read(wake.reading(), new byte[64]);
            }
            // A shim's two places come one after the other, behind the wake-up pipe.
            var current = List.copyOf(watches);
            for (int i = 0, at = 1; i < current.size(); i++) {
                var watch = current.get(i);
                boolean ended = events.get(at++) != 0;
                boolean said = watch.talking && events.get(at++) != 0;
                handle(watch, said, ended);
            }
        }
    }

    private void takeAdded() {
        for (var watch = added.poll(); watch != null; watch = added.poll()) {
            watches.add(watch);
        }
    }

    private List<Interest> interests() {
        var interests = new ArrayList<Interest>();
        interests.add(new Interest(wake.reading(), SocketCalls.POLLIN));
        for (var watch : watches) {
            interests.add(new Interest(watch.watched.pidfd(), SocketCalls.POLLIN));
            if (watch.talking) {
                interests.add(new Interest(watch.control(), SocketCalls.POLLIN));
            }
        }
        return interests;
    }

    /// A defect in handling one shim must not end the listening to the others.
    private void handle(Watch watch, boolean said, boolean ended) {
        try {
            if (said || ended) {
                listen(watch);
            }
            if (ended) {
                end(watch);
            }
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "shim " + watch.watched.pid(), defect);
            watch.talking = false;
        }
    }

    private void listen(Watch watch) {
        while (watch.talking) {
            var frame = ShimSocket.poll(watch.control(), buffer);
            if (frame.isEmpty()) {
                return;
            }
            switch (frame.get()) {
                case Exit(var status) -> watch.watched.listener().exited(status);
                case Lost(var bytes) ->
                        LOG.log(Level.WARNING, "{0} bytes of a log were lost", bytes);
                case Report _, Started _, Stepped _, Seen _, TimedOut _ -> {}
                case End _ -> watch.talking = false;
            }
        }
    }

    private void end(Watch watch) {
        watches.remove(watch);
        var watched = watch.watched;
        if (watched.child()) {
            ProcessCalls.waitpidNoHang(watched.pid());
        }
        watched.pidfd().close();
        watched.control().ifPresent(Descriptor::close);
        watched.listener().gone();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        wake.close();
    }
}
