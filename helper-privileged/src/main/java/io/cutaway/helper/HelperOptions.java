package io.cutaway.helper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the helper is started with.
///
/// @param store absolute path of the store's directory
/// @param socketDirectory where its socket is made
/// @param shim the shim's program
/// @param buildId of the program that the helper belongs to
/// @param idle how long it stays without a connection
record HelperOptions(Path store, Path socketDirectory, Path shim, String buildId, Duration idle) {

    private static final Map<String, String> DEFAULTS = Map.of("--idle-seconds", "30");

    /// @throws IllegalArgumentException naming the option that is wrong
    static HelperOptions parse(List<String> arguments) {
        var values = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + ": no value");
            }
            values.put(arguments.get(i), arguments.get(i + 1));
        }
        return new HelperOptions(
                directory(values, "--store"),
                directory(values, "--socket-directory"),
                directory(values, "--shim"),
                required(values, "--build-id"),
                Duration.ofSeconds(Long.parseLong(required(values, "--idle-seconds"))));
    }

    private static Path directory(Map<String, String> values, String name) {
        var path = Path.of(required(values, name));
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(name + ": not an absolute path: " + path);
        }
        return path;
    }

    private static String required(Map<String, String> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": missing");
        }
        return value;
    }
}
