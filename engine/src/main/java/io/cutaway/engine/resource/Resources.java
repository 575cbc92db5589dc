package io.cutaway.engine.resource;

import java.util.OptionalLong;

/// What a container used when it was looked at. Equal to the last answer when nothing has changed
/// that one could see: shares of processors are in thousandths, memory in steps of 64 KiB.
///
/// @param measure where the numbers come from
/// @param memoryBytes in RAM
/// @param memoryLimit in bytes; empty when there is none
/// @param cpuMicros processor time so far; only that of living processes without a cgroup
/// @param cpuThousandths of one processor, since the last look; empty at the first
/// @param cpuLimit in thousandths of one processor; empty when there is none
/// @param processes how many there are
/// @param processLimit how many there may be; empty when there is no limit
/// @param machineMemory the computer's memory in bytes
/// @param processors how many the computer has
public record Resources(
        Measure measure,
        long memoryBytes,
        OptionalLong memoryLimit,
        long cpuMicros,
        OptionalLong cpuThousandths,
        OptionalLong cpuLimit,
        long processes,
        OptionalLong processLimit,
        long machineMemory,
        int processors) {

    /// Where numbers come from.
    public enum Measure {
        /// The container's own cgroup: the kernel counts.
        CGROUP,
        /// The sum over its processes; of memory that several share, each counts its part (PSS).
        PROPORTIONAL,
        /// The sum over its processes of what each has in RAM, so shared memory counts more than
        /// once (RSS): where the parts may not be read, or are too many to be read every second.
        RESIDENT
    }
}
