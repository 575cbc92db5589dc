package io.cutaway.app.archive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forms that images can be saved in.
public enum ArchiveFormat {
    /// What `docker save` writes.
    DOCKER_ARCHIVE,
    /// An OCI image layout in a tar archive.
    OCI_ARCHIVE,
    /// An OCI image layout.
    OCI_DIR;

    /// As podman's flag `--format` has it.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The form of that name.
    public static Optional<ArchiveFormat> parse(String text) {
        return Arrays.stream(values()).filter(format -> format.text().equals(text)).findFirst();
    }
}
