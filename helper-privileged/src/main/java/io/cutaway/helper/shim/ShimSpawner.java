package io.cutaway.helper.shim;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.PlanEncoder;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.MessageCalls;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SpawnCalls;
import io.cutaway.engine.system.SpawnRequest;
import io.cutaway.engine.system.SystemCallException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Starts shims, and gives each what it shall do.
///
/// A shim inherits its control socket alone, as number 3, and waits there for its order: one packet
/// of words, with the plan as number 4, its directory as 5, then whatever plan or words refer to.
/// Some are started before they are needed; when there is none, a launch starts its own.
public final class ShimSpawner implements AutoCloseable {

    /// The first number that is free for [Launch#more].
    public static final int FIRST_FREE = 6;

    /// A command that starts a container is often followed by another one at once.
    private static final int KEPT = 2;

    private static final int CONTROL = 3;

    private final ShimProgram program;
    private final Descriptor nothing;
    private final Descriptor log;
    private final Consumer<Runnable> later;
    private final Queue<ShimProcess> waiting = new ConcurrentLinkedQueue<>();

    /// @param log where a shim's own complaints go
    /// @param later does something soon, one after the other, when no launch is in a hurry
    public ShimSpawner(ShimProgram program, Descriptor log, Consumer<Runnable> later) {
        this.program = program;
        this.log = log;
        this.later = later;
        this.nothing = FileCalls.open("/dev/null", FileFlags.O_RDWR);
        later.accept(this::prepare);
    }

    /// What a shim shall do.
    ///
    /// @param mode the first words
    /// @param directory of the container, or of the process that joins it
    /// @param attached the number of the socket that is attached from the start; -1 none
    /// @param lent the size of a terminal of the helper's own devpts; empty when it lends none
    /// @param durable whether the file `exit` must survive a loss of power
    /// @param more descriptors that get the numbers from [#FIRST_FREE]
    public record Launch(
            Mode mode,
            LaunchPlan plan,
            Descriptor directory,
            int attached,
            Optional<TerminalSize> lent,
            boolean durable,
            List<Descriptor> more) {}

    /// What a shim can be started for.
    public enum Mode {
        LAUNCH("launch", ""),
        EXEC("exec", ""),
        /// As `LAUNCH`, but each operation waits for the helper's word, and all ends with the
        /// control socket.
        STEP("launch", "--step"),
        /// As `EXEC`, but it ends with the control socket.
        BOUND_EXEC("exec", "--bound");

        private final String word;
        private final String option;

        Mode(String word, String option) {
            this.word = word;
            this.option = option;
        }

        private List<String> words() {
            return option.isEmpty() ? List.of(word) : List.of(word, option);
        }
    }

    public ShimProcess spawn(Launch launch) {
        later.accept(this::prepare);
        try (var plan = memory(launch.plan())) {
            var descriptors = new ArrayList<>(List.of(plan, launch.directory()));
            descriptors.addAll(launch.more());
            var order = order(launch);
            for (var shim = waiting.poll(); shim != null; shim = waiting.poll()) {
                if (isTaken(shim, order, descriptors)) {
                    return shim;
                }
            }
            var shim = start();
            if (!isTaken(shim, order, descriptors)) {
                throw new IllegalStateException("the shim has ended before it had an order");
            }
            return shim;
        }
    }

    private void prepare() {
        while (waiting.size() < KEPT) {
            waiting.add(start());
        }
    }

    private ShimProcess start() {
        try (var control = new Ends(SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET))) {
            var descriptors = new TreeMap<Integer, Descriptor>();
            descriptors.putAll(Map.of(0, nothing, 1, log, 2, log, CONTROL, control.theirs()));
            var words = List.of("cutaway-shim", "shim");
            var request = new SpawnRequest(program.path(), words, Map.of(), descriptors);
            int pid = SpawnCalls.posixSpawn(request);
            return new ShimProcess(pid, pidfd(pid), control.take());
        }
    }

    /// One that waited may have been killed meanwhile; it is reaped here then.
    private static boolean isTaken(ShimProcess shim, byte[] order, List<Descriptor> descriptors) {
        boolean taken = false;
        try {
            MessageCalls.sendmsg(shim.control(), order, 0, order.length, descriptors, 0);
            taken = true;
            return true;
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EPIPE && e.errno() != Errno.ECONNRESET) {
                throw e;
            }
            return false;
        } finally {
            if (!taken) {
                shim.discard();
            }
        }
    }

    /// Whoever can't be watched must not run.
    private static Descriptor pidfd(int pid) {
        try {
            return ProcessCalls.pidfdOpen(pid);
        } catch (SystemCallException e) {
            ShimProcess.end(pid);
            throw e;
        }
    }

    /// The words, each ended by a NUL.
    private static byte[] order(Launch launch) {
        var words = new ArrayList<>(launch.mode().words());
        if (launch.attached() >= 0) {
            words.addAll(List.of("--attach", Integer.toString(launch.attached())));
        }
        launch.lent().ifPresent(size -> words.addAll(lent(size)));
        if (launch.durable()) {
            words.add("--durable");
        }
        return (String.join("\0", words) + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> lent(TerminalSize size) {
        return List.of(
                "--rows",
                Integer.toString(size.rows()),
                "--columns",
                Integer.toString(size.columns()));
    }

    private static Descriptor memory(LaunchPlan plan) {
        var memory = FileCalls.memfdCreate("plan");
        FileCalls.writeAll(memory, PlanEncoder.encode(plan.operations()));
        FileCalls.lseek(memory, 0);
        return memory;
    }

    /// Those that wait end when their control sockets do.
    @Override
    public void close() {
        for (var shim = waiting.poll(); shim != null; shim = waiting.poll()) {
            shim.discard();
        }
        nothing.close();
    }

    /// Both ends until one is taken.
    private static final class Ends implements AutoCloseable {

        private final SocketCalls.Pair pair;
        private boolean taken;

        Ends(SocketCalls.Pair pair) {
            this.pair = pair;
        }

        Descriptor theirs() {
            return pair.second();
        }

        Descriptor take() {
            taken = true;
            return pair.first();
        }

        @Override
        public void close() {
            pair.second().close();
            if (!taken) {
                pair.first().close();
            }
        }
    }
}
