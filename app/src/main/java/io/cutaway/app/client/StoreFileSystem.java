package io.cutaway.app.client;

import io.cutaway.engine.protocol.Problem.StoreUnsuitable;
import io.cutaway.engine.protocol.ProblemException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Whether a file system can hold the store: the writable layer of an overlay needs whiteouts,
/// extended attributes and all of RENAME_EXCHANGE (kernel document overlayfs.rst, "Upper layer").
final class StoreFileSystem {

    private static final Set<String> UNSUITABLE =
            Set.of(
                    "vfat",
                    "msdos",
                    "exfat",
                    "ntfs",
                    "ntfs3",
                    "hfsplus",
                    "udf",
                    "iso9660",
                    "squashfs",
                    "erofs",
                    "overlay",
                    "nfs",
                    "nfs4",
                    "cifs",
                    "smb3",
                    "9p",
                    "ramfs");

    private StoreFileSystem() {}

    /// @throws ProblemException [StoreUnsuitable]
    static void check(Path store) {
        try {
            var type = Files.getFileStore(store).type();
            if (!isSuitable(type)) {
                throw new ProblemException(new StoreUnsuitable(store.toString(), type));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param type as mountinfo has it; in user space (FUSE), none is known that can
    static boolean isSuitable(String type) {
        return !UNSUITABLE.contains(type) && !type.startsWith("fuse");
    }
}
