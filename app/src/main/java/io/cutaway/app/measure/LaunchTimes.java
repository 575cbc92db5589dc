package io.cutaway.app.measure;

import java.util.Arrays;
import java.util.List;

/// How long the launches of one program took.
///
/// @param program its name
/// @param nanos each launch, from the request to the container's end
/// @param failure what it said when it could not; empty when it could
public record LaunchTimes(String program, List<Long> nanos, String failure) {

    public LaunchTimes {
        nanos = List.copyOf(nanos);
    }

    /// In nanoseconds; 0 when there is none.
    public long median() {
        var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /// Whether there is something to compare.
    public boolean worked() {
        return failure.isEmpty() && !nanos.isEmpty();
    }
}
