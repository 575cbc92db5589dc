package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// A hundred containers come and go, and nothing of them stays.
class HundredIT {

    private static final int CONTAINERS = 100;
    private static final int AT_ONCE = 4;

    /// A mount of the store, of layers on a stage, or the stage itself.
    private static final Pattern OWN =
            Pattern.compile("cutaway-lane|lowerdir=l/|/l/[0-9]+ | /w | /tmp .* - tmpfs ");

    /// What is Cutaway's own on this computer.
    private record Traces(
            List<String> mounts,
            List<Long> processes,
            List<String> interfaces,
            List<String> files) {

        static Traces of(Cutaway cutaway) {
            var store = cutaway.store().toString();
            return new Traces(
                    mounts(cutaway),
                    Host.processesOf(cutaway.store()),
                    lines("ls", "/sys/class/net"),
                    lines("sh", "-c", "find " + store + " | sort"));
        }

        /// In the host's table and in the helper's, where the host's come and go too.
        private static List<String> mounts(Cutaway cutaway) {
            var tables =
                    List.of("/proc/self/mountinfo", "/proc/" + cutaway.helper() + "/mountinfo");
            return tables.stream()
                    .flatMap(table -> Host.text(table).lines())
                    .filter(line -> OWN.matcher(line).find())
                    .toList();
        }

        private static List<String> lines(String... command) {
            return Host.run(command).lines().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void nothingOfAHundredContainersStays(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            cutaway.shell("true").answer();
            var before = Traces.of(cutaway);
            startAll(cutaway);
            endAll(cutaway);
            cutaway.run(withNames("rm", CONTAINERS)).answer();
            Host.await(
                    "all processes have ended",
                    () -> Host.processesOf(cutaway.store()).equals(before.processes()));
            assertEquals(before, Traces.of(cutaway));
        }
    }

    private static void startAll(Cutaway cutaway) {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var starts =
                    IntStream.range(0, CONTAINERS)
                            .mapToObj(
                                    i -> CompletableFuture.runAsync(() -> start(cutaway, i), pool))
                            .toList();
            starts.forEach(CompletableFuture::join);
        }
    }

    private static void start(Cutaway cutaway, int number) {
        cutaway.run("run", "-d", "--name", "c" + number, "busybox", "sleep", "1000").answer();
    }

    /// The shim of each tenth is killed, some are killed, the others stopped.
    private static void endAll(Cutaway cutaway) {
        var running = cutaway.run("ps", "--json").json();
        assertEquals(CONTAINERS, running.size());
        StreamSupport.stream(running.spliterator(), false)
                .filter(container -> container.at("/name").stringValue().endsWith("9"))
                .map(container -> container.at("/state/shimPid").longValue())
                .forEach(shim -> ProcessHandle.of(shim).ifPresent(ProcessHandle::destroyForcibly));
        Host.await(
                "those whose shim was killed have ended",
                () -> cutaway.run("ps", "--quiet").answer().lines().count() == CONTAINERS * 9 / 10);
        cutaway.run("kill", "c0", "c10", "c20").answer();
        var rest = cutaway.run("ps", "--quiet").answer().lines().toList();
        var stop = new ArrayList<>(List.of("stop", "-t", "0"));
        stop.addAll(rest);
        cutaway.run(stop.toArray(String[]::new)).answer();
    }

    private static String[] withNames(String command, int count) {
        var words = new ArrayList<>(List.of(command));
        IntStream.range(0, count).forEach(i -> words.add("c" + i));
        return words.toArray(String[]::new);
    }
}
