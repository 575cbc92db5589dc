package io.cutaway.engine.resource;

import io.cutaway.engine.process.ObservedProcess;
import io.cutaway.engine.resource.Resources.Measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what a container uses: from its own cgroup where it has one, else as the sum over its
/// processes. One for each stream, since a share of a processor lies between two looks.
public final class ResourceReader {

    /// Reading the parts of shared memory walks a process's page table, so not of hundreds.
    static final int MOST_ROLLUPS = 64;

    private static final long MICROS_PER_TICK = 10_000;
    private static final long MEMORY_STEP = 64 * 1024;

    private final Path procRoot;
    private final Optional<Path> cgroupRoot;
    private final CpuMeter meter = new CpuMeter();

    /// @param procRoot `/proc`
    /// @param cgroupRoot where the unified hierarchy is mounted, if it is
    public ResourceReader(Path procRoot, Optional<Path> cgroupRoot) {
        this.procRoot = procRoot;
        this.cgroupRoot = cgroupRoot;
    }

    /// What a container uses now.
    ///
    /// @param first the container's first process
    /// @param processes all of the container's
    /// @param nanos now, on a clock that only goes forward
    public Resources read(int first, List<ObservedProcess> processes, long nanos)
            throws IOException {
        var own = ownCgroup(first);
        return own.isPresent() ? of(own.get(), nanos) : sum(processes, nanos);
    }

    /// The cgroup of the first process, unless it is the reader's as well: that counts more than
    /// the container.
    private Optional<Cgroup> ownCgroup(int first) throws IOException {
        if (cgroupRoot.isEmpty()) {
            return Optional.empty();
        }
        var path = cgroupPath(Integer.toString(first));
        if (path.isEmpty() || path.equals(cgroupPath("self"))) {
            return Optional.empty();
        }
        var root = cgroupRoot.get().normalize();
        var directory = root.resolve(path.get().substring(1)).normalize();
        return directory.startsWith(root) && !directory.equals(root)
                ? Cgroup.read(directory)
                : Optional.empty();
    }

    private Optional<String> cgroupPath(String process) {
        return text(process, "cgroup").flatMap(ResourceFiles::unifiedPath);
    }

    private Resources of(Cgroup cgroup, long nanos) throws IOException {
        return new Resources(
                Measure.CGROUP,
                rounded(cgroup.memoryBytes()),
                cgroup.memoryLimit(),
                cgroup.cpuMicros(),
                meter.thousandths(Map.of("", cgroup.cpuMicros()), nanos),
                cgroup.cpuLimit(),
                cgroup.processes(),
                cgroup.processLimit(),
                machineMemory(),
                Runtime.getRuntime().availableProcessors());
    }

    private Resources sum(List<ObservedProcess> processes, long nanos) throws IOException {
        var micros = new HashMap<String, Long>();
        var resident = 0L;
        for (var process : processes) {
            var stat = process.stat();
            micros.put(
                    stat.pid() + ":" + stat.startTicks(),
                    (stat.userTicks() + stat.systemTicks()) * MICROS_PER_TICK);
            resident += process.status().residentBytes().orElse(0);
        }
        var proportional = proportional(processes);
        return new Resources(
                proportional.isPresent() ? Measure.PROPORTIONAL : Measure.RESIDENT,
                rounded(proportional.orElse(resident)),
                OptionalLong.empty(),
                micros.values().stream().mapToLong(Long::longValue).sum(),
                meter.thousandths(micros, nanos),
                OptionalLong.empty(),
                processes.size(),
                OptionalLong.empty(),
                machineMemory(),
                Runtime.getRuntime().availableProcessors());
    }

    /// Empty when one of them may not be asked. A process that has ended since has no memory.
    private OptionalLong proportional(List<ObservedProcess> processes) {
        if (processes.size() > MOST_ROLLUPS) {
            return OptionalLong.empty();
        }
        var sum = 0L;
        for (var process : processes) {
            var pid = Integer.toString(process.pid());
            var rollup = text(pid, "smaps_rollup");
            if (rollup.isEmpty() && process.status().residentBytes().isPresent() && exists(pid)) {
                return OptionalLong.empty();
            }
            sum +=
                    rollup.map(text -> ResourceFiles.kibibytes("smaps_rollup", text, "Pss"))
                            .orElse(OptionalLong.empty())
                            .orElse(0);
        }
        return OptionalLong.of(sum);
    }

    private boolean exists(String pid) {
        return Files.exists(procRoot.resolve(pid));
    }

    private long machineMemory() throws IOException {
        var text = Files.readString(procRoot.resolve("meminfo"));
        return ResourceFiles.kibibytes("meminfo", text, "MemTotal")
                .orElseThrow(() -> new ResourceFormatException("meminfo", "no line MemTotal"));
    }

    /// Empty when the process has ended or may not be asked.
    private Optional<String> text(String process, String file) {
        try {
            return Optional.of(Files.readString(procRoot.resolve(process).resolve(file)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static long rounded(long bytes) {
        return bytes / MEMORY_STEP * MEMORY_STEP;
    }
}
