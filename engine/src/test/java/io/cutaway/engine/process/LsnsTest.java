package io.cutaway.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Against the kernel and util-linux: a PID namespace with sleeping processes, some in namespaces
/// of their own, and what lsns(8) inside says of them.
class LsnsTest {

    /// The last `sleep` takes the place that lsns itself had when it counted.
    private static final String SCRIPT =
            """
            mount -t proc proc "$1/proc" && mount -t proc proc /proc || exit
            sleepers() { until [ "$(cat /proc/[0-9]*/comm | grep -cx sleep)" = "$1" ]; do :; done; }
            unshare --uts --ipc sleep 600 &
            unshare --pid --fork --kill-child sleep 600 &
            sleepers 2
            lsns --list --json --output NS,TYPE,NPROCS,PID,UID,COMMAND > "$1/lsns" || exit
            sleep 600 &
            sleepers 3
            echo ready
            read -r _
            """;

    @TempDir Path directory;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(directory.resolve("proc"));
        started.add(
                new ProcessBuilder(
                                "unshare",
                                "--user",
                                "--map-root-user",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "--mount",
                                "sh",
                                Files.writeString(directory.resolve("script"), SCRIPT).toString(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
        var ready = started.getFirst().inputReader(StandardCharsets.UTF_8).readLine();
        assertEquals("ready", ready);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (var process : started) {
            process.outputWriter().close();
            process.waitFor();
        }
    }

    @Test
    void theTableIsWhatLsnsLists() throws IOException {
        var reader = insideReader();
        var rows =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(directory.resolve("lsns")))
                        .get("namespaces");
        assertEquals(
                rows.valueStream().map(LsnsTest::expected).sorted().toList(),
                NamespaceTable.of(reader.readAll()).entries().stream()
                        .map(LsnsTest::actual)
                        .sorted()
                        .toList());
    }

    @Test
    void theSameProcessesAreFoundFromOutsideWithBothPids() throws IOException {
        var inside = insideReader().read(1).orElseThrow();
        var namespace = inside.namespace(NamespaceKind.PID).orElseThrow();
        var tree =
                ProcessTree.inside(
                        namespace, new ProcessReader(Path.of("/proc")).processesIn(namespace));
        assertEquals(
                insideReader().readAll().stream().map(ObservedProcess::pid).sorted().toList(),
                tree.processes().stream().map(ProcessNode::pidInside).sorted().toList());
        var first = tree.first().orElseThrow();
        assertEquals(1, first.pidInside());
        assertEquals(OptionalLong.of(0), first.userInside());
        assertEquals(inside.stat().startTicks(), first.startTicks());
    }

    /// The proc of the namespace, reached through the root of the unshare process.
    private ProcessReader insideReader() {
        var root = Path.of("/proc", Long.toString(started.getFirst().pid()), "root");
        return new ProcessReader(Path.of(root + directory.toString(), "proc"));
    }

    private static String expected(JsonNode row) {
        return "%s:[%s] %s %s %s"
                .formatted(
                        row.get("type").asString(),
                        row.get("ns").asString(),
                        row.get("nprocs").asString(),
                        row.get("pid").asString(),
                        row.get("command").asString());
    }

    private static String actual(NamespaceTable.Entry entry) {
        return "%s %d %d %s"
                .formatted(entry.id(), entry.processes(), entry.lowestPid(), entry.command());
    }
}
