package io.cutaway.engine.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whose words a container can be said in.
public enum ExportFormat {
    /// A POSIX shell script for util-linux and coreutils.
    SHELL("sh"),
    /// `config.json` of an OCI runtime bundle.
    OCI("json"),
    /// A `podman run` line.
    PODMAN("sh"),
    /// A Pod for `kubectl apply` or `podman kube play`.
    KUBERNETES("yaml");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /// What the name of a file of it ends in.
    public String extension() {
        return extension;
    }

    /// As `--as` takes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ExportFormat> named(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
    }
}
