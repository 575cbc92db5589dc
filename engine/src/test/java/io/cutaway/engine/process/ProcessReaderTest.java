package io.cutaway.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import io.cutaway.engine.protocol.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

class ProcessReaderTest {

    private static final NamespaceId CONTAINER = NamespaceId.parse("pid:[20]");

    @TempDir Path directory;

    private FakeProc proc = new FakeProc(Path.of("/"));

    @BeforeEach
    void makeProc() throws IOException {
        proc = new FakeProc(directory);
        proc.add(0, "init", "0", "pid:[10]", List.of(1));
        proc.add(1, "shim", "1000", "pid:[10]", List.of(50));
        proc.add(50, "nginx", "1000", "pid:[20]", List.of(51, 1));
        proc.add(51, "worker", "100032", "pid:[20]", List.of(60, 7));
        proc.add(51, "nested", "1000", "pid:[30]", List.of(61, 8, 1));
        proc.add(50, "exec", "1000", "pid:[20]", List.of(70, 9));
        proc.add(1, "other", "5", "pid:[40]", List.of(80, 1));
        Files.createDirectories(directory.resolve("sys"));
    }

    @Test
    void aNamespacesProcessesAreItsOwnAndThoseNestedInIt() throws IOException {
        var processes = new ProcessReader(directory).processesIn(CONTAINER);
        assertEquals(
                List.of(51, 60, 61, 70), processes.stream().map(ObservedProcess::pid).toList());
        assertEquals(
                List.of(), new ProcessReader(directory).processesIn(NamespaceId.parse("pid:[9]")));
    }

    @Test
    void theTreeHasThePidsOfBothSides() throws IOException {
        var processes = new ProcessReader(directory).processesIn(CONTAINER);
        check(
                ProcessTree.inside(CONTAINER, processes),
                """
                1 51 nginx
                  7 60 worker
                  8 61 nested
                9 70 exec
                """);
    }

    @Test
    void fromOutsideEveryProcessIsInOneTree() throws IOException {
        check(
                ProcessTree.outside(new ProcessReader(directory).readAll()),
                """
                1 1 init
                  50 50 shim
                    51 51 nginx
                      60 60 worker
                      61 61 nested
                    70 70 exec
                  80 80 other
                """);
    }

    private static void check(ProcessTree tree, String expected) {
        assertEquals(
                expected,
                tree.processes().stream()
                        .map(
                                process ->
                                        "  ".repeat(process.depth())
                                                + process.pidInside()
                                                + " "
                                                + process.pidOutside()
                                                + " "
                                                + process.command())
                        .collect(joining("\n", "", "\n")));
    }

    @Test
    void usersAreTranslatedThroughTheProcesssOwnMap() throws IOException {
        checkUser(51, OptionalLong.of(0), 1000);
        checkUser(60, OptionalLong.of(33), 100032);
        checkUser(80, OptionalLong.empty(), 5);
    }

    private void checkUser(int pid, OptionalLong inside, long outside) throws IOException {
        var process = new ProcessReader(directory).read(pid).orElseThrow();
        assertEquals(inside, process.userInside());
        assertEquals(outside, process.userOutside());
    }

    @Test
    void inTheReadersOwnUserNamespaceIdsAreTheSame() throws IOException {
        Files.createSymbolicLink(directory.resolve("self"), Path.of("80"));
        checkUser(80, OptionalLong.of(5), 5);
    }

    @Test
    void argumentsMayBeEmpty() throws IOException {
        var process = new ProcessReader(directory).read(51).orElseThrow();
        assertEquals(List.of("nginx", "--flag", ""), process.commandLine());
        Files.writeString(proc.of(51).resolve("cmdline"), "");
        var thread = new ProcessReader(directory).read(51).orElseThrow();
        assertEquals(List.of(), thread.commandLine());
        assertEquals("nginx", thread.command());
    }

    @Test
    void aProcessThatVanishedIsLeftOut() throws IOException {
        Files.delete(proc.of(60).resolve("status"));
        assertEquals(Optional.empty(), new ProcessReader(directory).read(60));
        assertEquals(Optional.empty(), new ProcessReader(directory).read(99));
        assertEquals(6, new ProcessReader(directory).readAll().size());
    }

    @Test
    void linksThatCannotBeReadAreEmpty() throws IOException {
        Files.delete(proc.of(60).resolve("ns/user"));
        var process = new ProcessReader(directory).read(60).orElseThrow();
        assertEquals(Optional.empty(), process.namespace(NamespaceKind.USER));
        assertEquals(Optional.empty(), process.namespace(NamespaceKind.NET));
        assertEquals(OptionalLong.empty(), process.userInside());
        assertEquals(
                Map.of(NamespaceKind.PID, CONTAINER),
                new ProcessReader(directory).namespacesOf(60));
    }

    @Test
    void aNamespaceIsListedWithItsFirstProcess() throws IOException {
        var table = NamespaceTable.of(new ProcessReader(directory).readAll());
        assertEquals(
                Optional.of(new NamespaceTable.Entry(CONTAINER, 3, 51, "nginx --flag ", 1000)),
                table.find(CONTAINER));
        assertEquals(5, table.entries().size());
    }

    @Test
    void aCircleOfParentsIsStillListed() throws IOException {
        var circle = new FakeProc(Files.createDirectory(directory.resolve("circle")));
        circle.add(3, "a", "0", "pid:[10]", List.of(2));
        circle.add(2, "b", "0", "pid:[10]", List.of(3));
        circle.add(4, "self", "0", "pid:[10]", List.of(4));
        check(
                ProcessTree.outside(new ProcessReader(circle.root()).readAll()),
                """
                2 2 a
                  3 3 b
                4 4 self
                """);
    }

    @Test
    void aChainOfThirtyThousandForksIsNoProblem() throws IOException {
        var model = new ProcessReader(directory).read(1).orElseThrow();
        var chain =
                IntStream.rangeClosed(1, 30_000).mapToObj(pid -> renumbered(model, pid)).toList();
        var tree = ProcessTree.outside(chain);
        var rows = tree.processes();
        assertEquals(30_000, rows.size());
        assertEquals(29_999, rows.getLast().depth());
        var message = Json.MAPPER.writeValueAsString(tree);
        assertEquals(tree, Json.MAPPER.readValue(message, ProcessTree.class));
    }

    private static ObservedProcess renumbered(ObservedProcess model, int pid) {
        var status =
                ProcessStatus.parse(
                        """
                        Name:\tfork
                        State:\tS
                        Pid:\t%d
                        PPid:\t%d
                        Uid:\t0\t0\t0\t0
                        Gid:\t0\t0\t0\t0
                        Groups:\t
                        Threads:\t1
                        """
                                .formatted(pid, pid - 1));
        return new ObservedProcess(
                status, model.stat(), List.of(), model.namespaces(), Optional.empty());
    }

    @Test
    void thisProcessIsReadFromTheRealProc() throws IOException {
        var self = ProcessHandle.current();
        var process = new ProcessReader(Path.of("/proc")).read((int) self.pid()).orElseThrow();
        assertEquals(NamespaceKind.values().length, process.namespaces().size());
        assertEquals(OptionalLong.of(process.userOutside()), process.userInside());
        assertTrue(process.status().threads() > 1);
        assertTrue(
                new ProcessReader(Path.of("/proc"))
                        .processesIn(process.namespace(NamespaceKind.PID).orElseThrow()).stream()
                                .anyMatch(other -> other.pid() == self.pid()));
    }
}
