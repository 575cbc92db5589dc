package io.cutaway.acceptance;

import java.util.EnumMap;
import java.util.Map;

/// One program with the image `busybox` for each lane, for a class whose tests leave nothing behind
/// that another of them could see.
final class Shared implements AutoCloseable {

    private final Map<Lane, Cutaway> opened = new EnumMap<>(Lane.class);

    Cutaway in(Lane lane) {
        return opened.computeIfAbsent(lane, Cutaway::withBusybox);
    }

    @Override
    public void close() {
        opened.values().forEach(Cutaway::close);
    }
}
