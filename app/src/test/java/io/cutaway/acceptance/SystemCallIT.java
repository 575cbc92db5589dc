package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.acceptance.TracedCalls.Call;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.protocol.Json;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;

/// What an operation says of its system calls is what strace(1) sees the shim call, and the other
/// way round.
@DisplayName("The system calls that are said")
class SystemCallIT {

    /// What only looks, closes, waits, or makes what a mount needs.
    private static final Set<String> UNSAID =
            Set.of(
                    "fstat",
                    "fstatfs",
                    "capget",
                    "close",
                    "fcntl",
                    "rt_sigprocmask",
                    "recvfrom",
                    "mmap",
                    "munmap",
                    "openat2",
                    "mkdir",
                    "mkdirat");

    @Test
    void areThoseOfALaunch() throws IOException {
        try (var cutaway = Cutaway.withBusybox(Lane.ROOT)) {
            var folder = cutaway.shared("folder");
            agree(cutaway, "plain", "-v", folder + ":/data:ro", "busybox", "sleep", "1000");
        }
    }

    @Test
    void areThoseOfALaunchWithATerminalAUserAndLimits() throws IOException {
        try (var cutaway = Cutaway.withBusybox(Lane.ROOT)) {
            agree(
                    cutaway,
                    "rich",
                    "-t",
                    "--user=1000",
                    "--workdir=/new/folder",
                    "--tmpfs=/run:size=1m",
                    "--ulimit=nofile=100:200",
                    "--cap-add=NET_ADMIN",
                    "--read-only",
                    "busybox",
                    "sleep",
                    "1000");
        }
    }

    private static void agree(Cutaway cutaway, String name, String... words) throws IOException {
        var trace = trace(cutaway, name, words);
        var details = cutaway.run("inspect", name).json().at("/0/plan");
        var operations = Json.MAPPER.treeToValue(details, LaunchPlan.class).operations();
        var said = new SaidCalls(trace).find(operations);
        assertEquals(List.of(), unsaid(trace, said));
    }

    /// What the container's first process called beyond what was said, once it had been let go.
    private static List<String> unsaid(List<Call> trace, SortedSet<Integer> said) {
        int inside = trace.get(said.last()).pid();
        int first =
                said.stream()
                        .filter(place -> trace.get(place).pid() == inside)
                        .findFirst()
                        .orElseThrow();
        return IntStream.range(first, said.last())
                .filter(place -> trace.get(place).pid() == inside && !said.contains(place))
                .mapToObj(trace::get)
                .filter(call -> !call.failed() && !UNSAID.contains(call.name()))
                .map(Call::text)
                .toList();
    }

    /// Both shims that wait are watched, since either may get the order.
    private static List<Call> trace(Cutaway cutaway, String name, String... words)
            throws IOException {
        var file = cutaway.folder().resolve(name + ".trace");
        var shims = shims(cutaway);
        var strace =
                new ArrayList<>(
                        List.of("strace", "-f", "-v", "-s", "65536", "-o", file.toString()));
        shims.forEach(pid -> strace.addAll(List.of("-p", pid.toString())));
        try (var tracer = Host.start(strace, cutaway.environment())) {
            Host.await(
                    "the shims are traced", () -> shims.stream().allMatch(SystemCallIT::isTraced));
            var command = new ArrayList<>(List.of("run", "-d", "--name", name));
            command.addAll(List.of(words));
            cutaway.run(command.toArray(String[]::new)).answer();
            tracer.process().destroy();
            tracer.outcome();
        }
        return TracedCalls.of(Files.readAllLines(file));
    }

    private static List<Long> shims(Cutaway cutaway) {
        var helper = ProcessHandle.of(cutaway.helper()).orElseThrow();
        Host.await("two shims wait", () -> helper.children().count() == 2);
        return helper.children().map(ProcessHandle::pid).toList();
    }

    private static boolean isTraced(long pid) {
        return Host.text("/proc/" + pid + "/status")
                .lines()
                .anyMatch(line -> line.matches("TracerPid:\\s+[1-9]\\d*"));
    }
}
