package io.cutaway.engine.container;

import java.util.List;

/// A tmpfs (tmpfs(5)) the user asked for: memory that is gone when the container ends.
///
/// @param target absolute path in the container
/// @param options tmpfs options such as `size=64m` or `mode=1777`, and mount options such as
///   `noexec`; an empty list means `nosuid,nodev`
public record TemporaryFilesystem(String target, List<String> options) {

    public TemporaryFilesystem {
        Paths.requireAbsolute("target", target);
        options = List.copyOf(options);
        for (var option : options) {
            if (!option.matches("[a-z_]+(=[0-9a-zA-Z%]+)?")) {
                throw new IllegalArgumentException("options: " + option);
            }
        }
    }
}
