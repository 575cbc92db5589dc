package io.cutaway.engine.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The lines `Key:\tvalue` of a `status` file.
final class StatusFields {

    static final String FILE = "status";

    private final Map<String, String> values = new HashMap<>();

    StatusFields(String text) {
        for (var line : text.split("\n")) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                // Only the one tab: the name of a process may begin or end with spaces.
                var start = line.startsWith("\t", colon + 1) ? colon + 2 : colon + 1;
                values.putIfAbsent(line.substring(0, colon), line.substring(start));
            }
        }
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    String required(String key) {
        return optional(key).orElseThrow(() -> new ProcessFormatException(FILE, "no line " + key));
    }

    int number(String key) {
        return Numbers.toInt(FILE, required(key).strip());
    }

    int number(String key, int otherwise) {
        return optional(key).map(value -> Numbers.toInt(FILE, value.strip())).orElse(otherwise);
    }

    List<Long> ids(String key) {
        return words(required(key)).map(word -> Numbers.toLong(FILE, word)).toList();
    }

    List<Integer> numbers(String key, int otherwise) {
        return optional(key)
                .map(value -> words(value).map(word -> Numbers.toInt(FILE, word)).toList())
                .orElse(List.of(otherwise));
    }

    CapabilitySet capabilities(String key) {
        return optional(key)
                .map(value -> CapabilitySet.ofHexadecimal(value.strip()))
                .orElse(CapabilitySet.NONE);
    }

    private static Stream<String> words(String value) {
        return Arrays.stream(value.split("\\s+")).filter(word -> !word.isEmpty());
    }
}
