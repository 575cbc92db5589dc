package io.cutaway.engine.image;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What every entry of a tar archive has.
///
/// `path` is relative, without `.`, `..`, empty components or a slash at either end; the root
/// itself is the empty string. `mode` holds the twelve permission bits. The values of `xattrs` are
/// the bytes as they are in the archive: they are not text (a capability mask has any byte).
public record TarMetadata(
        String path, int mode, long uid, long gid, Instant mtime, Map<String, byte[]> xattrs) {

    public TarMetadata {
        xattrs = Collections.unmodifiableMap(new TreeMap<>(xattrs));
    }

    /// Owned by root, without extended attributes.
    public TarMetadata(String path, int mode, Instant mtime) {
        this(path, mode, 0, 0, mtime, Map.of());
    }
}
