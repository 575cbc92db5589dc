package io.cutaway.helper.shim;

import io.cutaway.engine.container.ExitStatus;

import java.util.List;

/// One packet that a shim sends to the helper.
public sealed interface ShimFrame {

    /// How the operations of its plan went.
    ///
    /// @param failed the operation that failed, from 0; -1 when none did
    record Report(int failed, List<Result> results) implements ShimFrame {}

    /// How one operation went.
    ///
    /// @param error errno; 0 when it succeeded
    /// @param start CLOCK_MONOTONIC in nanoseconds; 0 when it was never begun
    /// @param duration nanoseconds
    record Result(int error, long start, long duration, String call) {}

    /// The program runs.
    ///
    /// @param pid of the container's first process
    /// @param startTime in clock ticks since boot (proc_pid_stat(5), field 22)
    record Started(int pid, long startTime) implements ShimFrame {}

    /// The container's first process ended.
    record Exit(ExitStatus status) implements ShimFrame {}

    /// The disk was full.
    ///
    /// @param bytes of the log that were dropped so far
    record Lost(long bytes) implements ShimFrame {}

    /// An operation of a launch by steps was carried out or left out.
    ///
    /// @param error errno; 0 when nothing failed
    /// @param duration nanoseconds
    record Stepped(int index, boolean leftOut, int error, long duration, String call)
            implements ShimFrame {}

    /// What the process that carries out the next step sees of itself.
    record Seen(String hostname) implements ShimFrame {}

    /// No step was asked for too long; the shim ends.
    record TimedOut() implements ShimFrame {}

    /// The shim has ended or closed the connection.
    record End() implements ShimFrame {}
}
