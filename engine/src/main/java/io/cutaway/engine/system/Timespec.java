package io.cutaway.engine.system;

/// A time of a file: seconds since 1970 in UTC (may be negative), and nanoseconds, 0 to 999999999.
public record Timespec(long seconds, int nanoseconds) {
    public Timespec {
        if (nanoseconds < 0 || nanoseconds > 999_999_999) {
            throw new IllegalArgumentException("nanoseconds: " + nanoseconds);
        }
    }
}
