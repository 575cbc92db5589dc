package io.cutaway.app.resource;

import static io.cutaway.app.resource.ResourceMessage.*;

import io.cutaway.app.text.Quantities;
import io.cutaway.engine.resource.Resources;
import io.cutaway.engine.resource.Resources.Measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// One thing that a container uses.
///
/// @param used how much of it now, with its unit
/// @param most what it can't go beyond: its limit, else what the computer has; empty when there is
///   neither
/// @param isLimited whether `most` is a limit of its own
/// @param share of `most`, from 0 to 1
public record Usage(
        Kind kind, String used, Optional<String> most, boolean isLimited, OptionalDouble share) {

    private static final double THOUSAND = 1000;

    /// What can be used.
    public enum Kind {
        MEMORY,
        PROCESSOR,
        PROCESSES,
        DISK;

        /// In a word.
        public String word() {
            return switch (this) {
                case MEMORY -> ResourceMessage.MEMORY.text();
                case PROCESSOR -> ResourceMessage.PROCESSOR.text();
                case PROCESSES -> ResourceMessage.PROCESSES.text();
                case DISK -> ResourceMessage.DISK.text();
            };
        }

        /// The file that has the number: of the container's cgroup (cgroup-v2.rst), else of each of
        /// its processes (proc_pid_smaps(5), proc_pid_status(5), proc_pid_stat(5)).
        String file(Measure measure) {
            var cgroup = measure == Measure.CGROUP;
            return switch (this) {
                case MEMORY ->
                        switch (measure) {
                            case CGROUP -> "memory.current";
                            case PROPORTIONAL -> "smaps_rollup";
                            case RESIDENT -> "status";
                        };
                case PROCESSOR -> cgroup ? "cpu.stat" : "stat";
                case PROCESSES -> cgroup ? "pids.current" : "status";
                case DISK -> "upper";
            };
        }
    }

    /// Everything that is known to be used, always in the same order.
    ///
    /// @param used empty when nothing runs
    /// @param writtenBytes in the container's own layer, if that is known
    public static List<Usage> of(Optional<Resources> used, Optional<Long> writtenBytes) {
        var written =
                writtenBytes.map(bytes -> unlimited(Kind.DISK, Quantities.bytes(bytes))).stream();
        var live =
                used.stream()
                        .flatMap(
                                all ->
                                        List.of(memory(all), processor(all), processes(all))
                                                .stream());
        return Stream.concat(live, written).toList();
    }

    /// Where the numbers come from.
    public static String measure(Measure measure) {
        return switch (measure) {
            case CGROUP -> MEASURE_CGROUP.text();
            case PROPORTIONAL -> MEASURE_PROPORTIONAL.text();
            case RESIDENT -> MEASURE_RESIDENT.text();
        };
    }

    private static Usage memory(Resources all) {
        var most = all.memoryLimit().orElse(all.machineMemory());
        return new Usage(
                Kind.MEMORY,
                Quantities.bytes(all.memoryBytes()),
                Optional.of(Quantities.bytes(most)),
                all.memoryLimit().isPresent(),
                share(all.memoryBytes(), most));
    }

    private static Usage processor(Resources all) {
        var most = all.cpuLimit().orElse((long) (all.processors() * THOUSAND));
        var now = all.cpuThousandths();
        return new Usage(
                Kind.PROCESSOR,
                now.isPresent() ? processors(now.getAsLong()) : UNKNOWN.text(),
                Optional.of(processors(most)),
                all.cpuLimit().isPresent(),
                share(now.orElse(0), most));
    }

    private static String processors(long thousandths) {
        return thousandths % THOUSAND == 0
                ? String.valueOf((long) (thousandths / THOUSAND))
                : String.format(Locale.ROOT, "%.2f", thousandths / THOUSAND);
    }

    private static Usage processes(Resources all) {
        var used = String.valueOf(all.processes());
        var limit = all.processLimit();
        return limit.isPresent()
                ? new Usage(
                        Kind.PROCESSES,
                        used,
                        Optional.of(String.valueOf(limit.getAsLong())),
                        true,
                        share(all.processes(), limit.getAsLong()))
                : unlimited(Kind.PROCESSES, used);
    }

    private static Usage unlimited(Kind kind, String used) {
        return new Usage(kind, used, Optional.empty(), false, OptionalDouble.empty());
    }

    private static OptionalDouble share(long used, long most) {
        return OptionalDouble.of(used / (double) Math.max(1, most));
    }
}
