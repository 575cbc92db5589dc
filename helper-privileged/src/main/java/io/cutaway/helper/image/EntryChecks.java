package io.cutaway.helper.image;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.helper.image.ImageException.Code;

import java.nio.charset.StandardCharsets;

/// The limits that one entry can exceed by itself.
record EntryChecks(UnpackLimits limits) {

    void check(TarEntry entry) throws ImageException {
        checkName(entry.metadata().path());
        checkAttributes(entry.metadata());
        if (entry instanceof TarEntry.HardLink link) {
            checkName(link.target());
        }
        if (entry instanceof TarEntry.SymbolicLink link) {
            checkLength(link.target());
        }
    }

    private void checkName(String path) throws ImageException {
        checkLength(path);
        if (path.chars().filter(c -> c == '/').count() >= limits.depth()) {
            throw new ImageException(Code.TOO_DEEP, start(path));
        }
    }

    private void checkLength(String path) throws ImageException {
        if (path.getBytes(StandardCharsets.UTF_8).length > limits.nameBytes()) {
            throw new ImageException(Code.NAME_TOO_LONG, start(path));
        }
    }

    private void checkAttributes(TarMetadata metadata) throws ImageException {
        long size = 0;
        for (var attribute : metadata.xattrs().entrySet()) {
            size += attribute.getKey().length() + attribute.getValue().length;
        }
        if (size > limits.attributeBytes()) {
            throw new ImageException(Code.ATTRIBUTES_TOO_LARGE, metadata.path());
        }
    }

    /// A message should not be as long as the name it complains about.
    private static String start(String path) {
        return path.length() <= 80 ? path : path.substring(0, 80) + "…";
    }
}
