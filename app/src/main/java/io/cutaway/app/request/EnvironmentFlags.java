package io.cutaway.app.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The values of `-e` and `--env-file`: `NAME=value`, or `NAME` for the caller's own value.
///
/// @param caller the caller's environment
public record EnvironmentFlags(Map<String, String> caller) {

    /// The entries, each name once: a flag wins over a file, a later one over an earlier one.
    public List<String> entries(List<String> files, List<String> flags) {
        var entries = new LinkedHashMap<String, String>();
        files.forEach(file -> lines(file).forEach(line -> add(line, entries)));
        flags.forEach(flag -> add(flag, entries));
        return entries.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .map(String::stripLeading)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException _) {
            throw new IllegalArgumentException(RequestMessage.ENV_FILE.text(file));
        }
    }

    /// A name that the caller does not have is left out, as Podman does.
    private void add(String text, Map<String, String> entries) {
        var equals = text.indexOf('=');
        var name = equals < 0 ? text : text.substring(0, equals);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(RequestMessage.ENV_FORM.text(text));
        }
        if (equals >= 0) {
            entries.put(name, text.substring(equals + 1));
        } else if (caller.containsKey(name)) {
            entries.put(name, caller.get(name));
        }
    }
}
