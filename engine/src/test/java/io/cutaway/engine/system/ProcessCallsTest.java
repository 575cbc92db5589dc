package io.cutaway.engine.system;

import static io.cutaway.engine.system.Refusals.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ProcessCallsTest {

    @Test
    void aChildHasTheDescriptorsGivenAndNoOther() {
        // The descriptor that `ls` opens for the directory itself takes the lowest free number.
        check(Map.of(), List.of("/bin/ls", "/proc/self/fd"), "0 1 2 3");
        try (var file = FileCalls.memfdCreate("given")) {
            check(Map.of(3, file), List.of("/bin/ls", "/proc/self/fd"), "0 1 2 3 4");
            check(Map.of(4, file, 9, file), List.of("/bin/ls", "/proc/self/fd"), "0 1 2 3 4 9");
        }
    }

    @Test
    void descriptorsMayTradeNumbers() {
        try (var a = FileCalls.memfdCreate("a");
                var b = FileCalls.memfdCreate("b")) {
            FileCalls.pwrite(a, "A".getBytes(UTF_8), 0);
            FileCalls.pwrite(b, "B".getBytes(UTF_8), 0);
            var swapped = Map.of(a.number(), b, b.number(), a);
            var script = "cat /proc/self/fd/" + a.number() + " /proc/self/fd/" + b.number();
            check(swapped, List.of("/bin/sh", "-c", script), "BA");
        }
    }

    @Test
    void aChildHasTheEnvironmentGivenAndDefaultSignals() {
        check(Map.of(), List.of("/usr/bin/env"), "GREETING=grüße");
        var script = "grep -E '^Sig(Blk|Ign)' /proc/self/status | tr -d '\\t'";
        check(
                Map.of(),
                List.of("/bin/sh", "-c", script),
                "SigBlk:0000000000000000 SigIgn:0000000000000000");
    }

    private static void check(Map<Integer, Descriptor> more, List<String> command, String out) {
        try (var pipe = FileCalls.pipe2(0);
                var none = FileCalls.open("/dev/null", FileFlags.O_RDWR)) {
            var descriptors = new HashMap<>(Map.of(0, none, 1, pipe.writing(), 2, none));
            descriptors.putAll(more);
            int pid =
                    SpawnCalls.posixSpawn(
                            new SpawnRequest(
                                    command.getFirst(),
                                    command,
                                    Map.of("GREETING", "grüße"),
                                    descriptors));
            pipe.writing().close();
            assertEquals(out, readAll(pipe.reading()).strip().replace('\n', ' '));
            assertEquals(0, ProcessCalls.waitpid(pid).raw());
        }
    }

    private static String readAll(Descriptor file) {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        for (int n = FileCalls.read(file, buffer); n > 0; n = FileCalls.read(file, buffer)) {
            text.append(new String(buffer, 0, n, UTF_8));
        }
        return text.toString();
    }

    @Test
    void howAChildEndedIsTold() {
        var exited = ProcessCalls.waitpid(spawn("/bin/sh", "sh", "-c", "exit 7"));
        assertEquals(7, exited.exitCode());
        assertEquals(7, exited.shellCode());
        var killed = ProcessCalls.waitpid(spawn("/bin/sh", "sh", "-c", "kill -9 $$"));
        assertEquals(ProcessCalls.SIGKILL, killed.signal());
        assertEquals(137, killed.shellCode());
    }

    @Test
    void aProgramThatCannotBeExecutedIsRefusedAtOnce() {
        refused(Errno.ENOENT, () -> spawn("/nowhere", "nowhere"));
        refused(Errno.EACCES, () -> spawn("/etc/passwd", "passwd"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SpawnRequest("/bin/true", List.of("true"), Map.of(), Map.of()));
    }

    @Test
    void aPidfdSignalsOneProcessAndNeverItsSuccessor() {
        int pid = spawn("/bin/sleep", "sleep", "60");
        try (var process = ProcessCalls.pidfdOpen(pid)) {
            assertEquals(Optional.empty(), ProcessCalls.waitpidNoHang(pid));
            assertEquals(0, SocketCalls.poll(process, SocketCalls.POLLIN, 0));
            ProcessCalls.kill(pid, 0);
            ProcessCalls.pidfdSendSignal(process, ProcessCalls.SIGTERM);
            assertEquals(SocketCalls.POLLIN, SocketCalls.poll(process, SocketCalls.POLLIN, 10_000));
            var status = ProcessCalls.waitpidNoHang(pid).orElseThrow();
            assertEquals(ProcessCalls.SIGTERM, status.signal());
            refused(Errno.ESRCH, () -> ProcessCalls.pidfdSendSignal(process, ProcessCalls.SIGTERM));
        }
        refused(Errno.ECHILD, () -> ProcessCalls.waitpid(pid));
    }

    @Test
    void thisProcessKnowsItself() {
        assertEquals(
                StatusCalls.statx(Descriptor.CURRENT_DIRECTORY, "/proc/self", 0).uid(),
                ProcessCalls.geteuid());
        int dumpable = ProcessCalls.prctl(ProcessCalls.PR_GET_DUMPABLE, 0, 0, 0, 0);
        assertEquals(dumpable, ProcessCalls.prctl(ProcessCalls.PR_GET_DUMPABLE, 0, 0, 0, 0));
        refused(Errno.EINVAL, () -> ProcessCalls.prctl(-1, 0, 0, 0, 0));
    }

    private static int spawn(String path, String... arguments) {
        try (var none = FileCalls.open("/dev/null", FileFlags.O_RDWR)) {
            return SpawnCalls.posixSpawn(
                    new SpawnRequest(
                            path, List.of(arguments), Map.of(), Map.of(0, none, 1, none, 2, none)));
        }
    }
}
