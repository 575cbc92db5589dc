package io.cutaway.app.security;

import static io.cutaway.app.security.SecurityMessage.*;

import io.cutaway.app.mount.KernelCovers;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.Confinement;
import io.cutaway.engine.process.IdMap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What holds a container's first process in, at one moment.
///
/// @param pid of that process, as the helper sees it; 0 while that isn't known
/// @param confinement empty while that isn't known
/// @param ids its user namespace's maps, as this process sees them; empty when they can't be read
record SecuritySnapshot(
        long pid, Optional<Confinement> confinement, Optional<IdMaps> ids, KernelCovers covers) {

    static final SecuritySnapshot EMPTY =
            new SecuritySnapshot(0, Optional.empty(), Optional.empty(), KernelCovers.NONE);

    SecuritySnapshot with(Confinement next) {
        return new SecuritySnapshot(pid, Optional.of(next), ids, covers);
    }

    SecuritySnapshot with(long nextPid, KernelCovers next) {
        return new SecuritySnapshot(nextPid, confinement, ids, next);
    }

    SecuritySnapshot with(Optional<IdMaps> next) {
        return new SecuritySnapshot(pid, confinement, next, covers);
    }

    List<CapabilityRow> rows() {
        return confinement.map(CapabilityRow::of).orElse(List.of());
    }

    String summary() {
        return confinement
                .map(
                        now ->
                                SUMMARY.text(
                                        now.effective().names().size(),
                                        CapabilitySet.ALL.names().size(),
                                        systemCalls(now),
                                        privileges(now)))
                .orElseGet(NOTHING::text);
    }

    static String systemCalls(Confinement now) {
        return switch (now.seccomp()) {
            case DISABLED -> UNFILTERED.text();
            case STRICT -> STRICT.text();
            case FILTER -> FILTERED.text();
        };
    }

    static String privileges(Confinement now) {
        return (now.noNewPrivileges() ? NO_NEW_PRIVILEGES : MAY_GAIN).text();
    }

    String users() {
        return ids.map(maps -> lines(maps.users())).orElseGet(UNREADABLE::text);
    }

    String groups() {
        return ids.map(maps -> lines(maps.groups())).orElseGet(UNREADABLE::text);
    }

    private static String lines(IdMap map) {
        return map.ranges().isEmpty()
                ? NONE.text()
                : map.ranges().stream()
                        .map(SecuritySnapshot::line)
                        .collect(Collectors.joining("\n"));
    }

    private static String line(IdMap.Range range) {
        return RANGE.text(
                String.valueOf(range.inside()),
                String.valueOf(range.outside()),
                range.count(),
                String.valueOf(range.count()));
    }
}
