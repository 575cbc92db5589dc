package io.cutaway.helper.shim;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.PlanEncoder;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SpawnCalls;
import io.cutaway.engine.system.SpawnRequest;
import io.cutaway.engine.system.SystemCallException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Starts shims. What a shim inherits has fixed numbers: 3 the control socket, 4 the plan, 5 its
/// directory, then whatever the plan or the arguments refer to.
public final class ShimSpawner implements AutoCloseable {

    /// The first number that is free for [Launch#more].
    public static final int FIRST_FREE = 6;

    private final ShimProgram program;
    private final Descriptor nothing;
    private final Descriptor log;

    /// @param log where a shim's own complaints go
    public ShimSpawner(ShimProgram program, Descriptor log) {
        this.program = program;
        this.log = log;
        this.nothing = FileCalls.open("/dev/null", FileFlags.O_RDWR);
    }

    /// What a shim shall do.
    ///
    /// @param mode the program's first argument
    /// @param directory of the container, or of the process that joins it
    /// @param attached the number of an inherited socket that is attached from the start; -1 none
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
        LAUNCH("launch"),
        EXEC("exec"),
        /// As `LAUNCH`, but each operation waits for the helper's word, and all ends with the
        /// control socket.
        STEP("launch", "--step"),
        /// As `EXEC`, but it ends with the control socket.
        BOUND_EXEC("exec", "--bound");

        private final List<String> words;

        Mode(String... words) {
            this.words = List.of(words);
        }
    }

    public ShimProcess spawn(Launch launch) {
        try (var plan = memory(launch.plan());
                var control = new Ends(SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET))) {
            var descriptors = new TreeMap<Integer, Descriptor>();
            descriptors.putAll(Map.of(0, nothing, 1, log, 2, log));
            descriptors.putAll(Map.of(3, control.theirs(), 4, plan, 5, launch.directory()));
            for (int i = 0; i < launch.more().size(); i++) {
                descriptors.put(FIRST_FREE + i, launch.more().get(i));
            }
            int pid =
                    SpawnCalls.posixSpawn(
                            new SpawnRequest(
                                    program.path(), arguments(launch), Map.of(), descriptors));
            return new ShimProcess(pid, pidfd(pid), control.take());
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

    private static List<String> arguments(Launch launch) {
        var arguments = new ArrayList<>(List.of("cutaway-shim"));
        arguments.addAll(launch.mode().words);
        if (launch.attached() >= 0) {
            arguments.addAll(List.of("--attach", Integer.toString(launch.attached())));
        }
        launch.lent()
                .ifPresent(
                        size ->
                                arguments.addAll(
                                        List.of(
                                                "--rows",
                                                Integer.toString(size.rows()),
                                                "--columns",
                                                Integer.toString(size.columns()))));
        if (launch.durable()) {
            arguments.add("--durable");
        }
        return arguments;
    }

    private static Descriptor memory(LaunchPlan plan) {
        var memory = FileCalls.memfdCreate("plan");
        FileCalls.writeAll(memory, PlanEncoder.encode(plan.operations()));
        FileCalls.lseek(memory, 0);
        return memory;
    }

    @Override
    public void close() {
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
