package io.cutaway.engine.resource;

import java.util.Map;
import java.util.OptionalLong;

/// Turns processor time into a share of one processor, between two looks. One for each stream.
final class CpuMeter {

    private static final long NANOS_PER_MICRO = 1000;

    private Map<String, Long> before = Map.of();
    private OptionalLong beforeNanos = OptionalLong.empty();

    /// Takes what each counter stands at now. A counter that was not there before started since,
    /// and counts whole; one that ran backwards or is gone counts nothing.
    ///
    /// @param micros by whose time it is
    /// @param nanos now, on a clock that only goes forward
    /// @return thousandths of one processor since the last call; empty at the first
    OptionalLong thousandths(Map<String, Long> micros, long nanos) {
        var used = 0L;
        for (var each : micros.entrySet()) {
            used += Math.max(0, each.getValue() - before.getOrDefault(each.getKey(), 0L));
        }
        var elapsed = nanos - beforeNanos.orElse(nanos);
        before = Map.copyOf(micros);
        beforeNanos = OptionalLong.of(nanos);
        return elapsed <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(used * 1000.0 * NANOS_PER_MICRO / elapsed));
    }
}
