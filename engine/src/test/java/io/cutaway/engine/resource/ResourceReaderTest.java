package io.cutaway.engine.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.process.ObservedProcess;
import io.cutaway.engine.process.ProcessReader;
import io.cutaway.engine.resource.Resources.Measure;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@DisplayName("What a container uses")
class ResourceReaderTest {

    private static final long SECOND = 1_000_000_000;

    @TempDir private Path folder;

    private Path proc() {
        return folder.resolve("proc");
    }

    private Path cgroups() {
        return folder.resolve("cgroup");
    }

    private void process(String pid, int ticks, int pssKib, String cgroup) throws IOException {
        var directory = Files.createDirectories(proc().resolve(pid));
        Files.createDirectories(directory.resolve("ns"));
        var number = pid.equals("self") ? "1" : pid;
        Files.writeString(
                directory.resolve("stat"),
                number + " (x) S 0 0 0 0 0 0 0 0 0 0 " + ticks + " 0 0 0 20 0 1 0 7 0\n");
        Files.writeString(
                directory.resolve("status"),
                "Name:\tx\nState:\tS (sleeping)\nPid:\t"
                        + number
                        + "\nPPid:\t0\nUid:\t0\t0\t0\t0\n"
                        + "Gid:\t0\t0\t0\t0\nGroups:\t\nVmRSS:\t    5000 kB\nThreads:\t1\n");
        Files.writeString(directory.resolve("cmdline"), "");
        Files.writeString(directory.resolve("cgroup"), "0::" + cgroup + "\n");
        Files.writeString(directory.resolve("smaps_rollup"), "Pss:   " + pssKib + " kB\n");
        Files.writeString(proc().resolve("meminfo"), "MemTotal:  8000000 kB\n");
    }

    private void cgroup(String path, String memory) throws IOException {
        var directory = Files.createDirectories(cgroups().resolve(path).normalize());
        Files.writeString(directory.resolve("cpu.stat"), "usage_usec 5000000\n");
        Files.writeString(directory.resolve("cpu.max"), "50000 100000\n");
        Files.writeString(directory.resolve("memory.current"), memory + "\n");
        Files.writeString(directory.resolve("memory.max"), "268435456\n");
        Files.writeString(directory.resolve("pids.current"), "5\n");
        Files.writeString(directory.resolve("pids.max"), "max\n");
    }

    private List<ObservedProcess> processes() throws IOException {
        return new ProcessReader(proc()).readAll();
    }

    private ResourceReader reader() {
        return new ResourceReader(proc(), Optional.of(cgroups()));
    }

    @Test
    void isTheSumOverItsProcessesWhenItHasNoCgroupOfItsOwn() throws IOException {
        process("self", 0, 0, "/session");
        process("40", 100, 1024, "/session");
        process("41", 50, 2048, "/session");
        cgroup("session", "999999999");
        var used = reader().read(40, processes(), 0);
        assertEquals(Measure.PROPORTIONAL, used.measure());
        assertEquals(3 * 1024 * 1024, used.memoryBytes());
        assertEquals(OptionalLong.empty(), used.memoryLimit());
        assertEquals(1_500_000, used.cpuMicros());
        assertEquals(2, used.processes());
        assertEquals(8_000_000L * 1024, used.machineMemory());
    }

    @Test
    void isWhatTheKernelCountsForItsOwnCgroup() throws IOException {
        process("self", 0, 0, "/session");
        process("40", 100, 1024, "/session/box");
        cgroup("session/box", "41943040");
        var used = reader().read(40, processes(), 0);
        assertEquals(Measure.CGROUP, used.measure());
        assertEquals(41_943_040, used.memoryBytes());
        assertEquals(OptionalLong.of(268_435_456), used.memoryLimit());
        assertEquals(OptionalLong.of(500), used.cpuLimit());
        assertEquals(5, used.processes());
        assertEquals(OptionalLong.empty(), used.processLimit());
    }

    @Test
    void isTheSumWhenTheCgroupHasNoMemoryController() throws IOException {
        process("self", 0, 0, "/session");
        process("40", 100, 1024, "/session/box");
        cgroup("session/box", "41943040");
        Files.delete(cgroups().resolve("session/box/memory.current"));
        assertEquals(Measure.PROPORTIONAL, reader().read(40, processes(), 0).measure());
    }

    @Test
    void isNotReadOutsideTheHierarchy() throws IOException {
        process("self", 0, 0, "/session");
        process("40", 100, 1024, "/../outside");
        cgroup("../outside", "41943040");
        assertEquals(Measure.PROPORTIONAL, reader().read(40, processes(), 0).measure());
    }

    @Test
    void saysThatSharedMemoryCountsMoreThanOnceWhenItsPartsCannotBeRead() throws IOException {
        process("self", 0, 0, "/session");
        process("40", 100, 1024, "/session");
        Files.delete(proc().resolve("40/smaps_rollup"));
        var used = reader().read(40, processes(), 0);
        assertEquals(Measure.RESIDENT, used.measure());
        assertEquals(5000L * 1024 / 65_536 * 65_536, used.memoryBytes());
    }

    @Test
    void hasAShareOfAProcessorFromTheSecondLookOn() throws IOException {
        process("self", 0, 0, "/session");
        process("40", 100, 1, "/session");
        var reader = reader();
        assertTrue(reader.read(40, processes(), 0).cpuThousandths().isEmpty());
        process("40", 150, 1, "/session");
        process("41", 25, 1, "/session");
        var used = reader.read(40, processes(), 2 * SECOND);
        assertEquals(OptionalLong.of(375), used.cpuThousandths());
        assertEquals(OptionalLong.of(0), reader.read(40, processes(), 3 * SECOND).cpuThousandths());
    }

    @Test
    void hasNoShareBelowNothingWhenAProcessEnds() throws IOException {
        process("self", 0, 0, "/session");
        process("40", 100, 1, "/session");
        process("41", 900, 1, "/session");
        var reader = reader();
        var both = processes();
        reader.read(40, both, 0);
        var used = reader.read(40, both.subList(0, 1), SECOND);
        assertEquals(OptionalLong.of(0), used.cpuThousandths());
    }
}
