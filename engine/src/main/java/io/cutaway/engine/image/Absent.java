package io.cutaway.engine.image;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Documents of other programs leave fields out or set them to `null`, which means the same: both
/// become the empty value here, so nothing beyond a record's constructor sees a null. A field that
/// must be there is demanded by the record, and its absence is a bad document.
final class Absent {

    private Absent() {}

    static <T> List<T> asEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /// In the order of the keys, so that what is written is the same every time.
    static <V> Map<String, V> asEmpty(@Nullable Map<String, V> map) {
        if (map == null) {
            return Map.of();
        }
        map.forEach((_, value) -> Objects.requireNonNull(value));
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
