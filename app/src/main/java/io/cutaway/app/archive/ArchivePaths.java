package io.cutaway.app.archive;

import java.util.ArrayList;

/// Paths as archives have them: below a root that is the archive itself.
final class ArchivePaths {

    private ArchivePaths() {}

    /// Where `path` leads from a directory, without `.`, `..` or empty components.
    ///
    /// @throws ArchiveException when it leads out of the archive
    static String resolve(String directory, String path) throws ArchiveException {
        var parts = new ArrayList<String>();
        var from = path.startsWith("/") ? path : directory + "/" + path;
        for (var part : from.split("/")) {
            switch (part) {
                case "", "." -> {}
                case ".." -> {
                    if (parts.isEmpty()) {
                        throw new ArchiveException(ArchiveMessage.BAD_PATH, path);
                    }
                    parts.removeLast();
                }
                default -> parts.add(part);
            }
        }
        if (path.indexOf('\0') >= 0) {
            throw new ArchiveException(ArchiveMessage.BAD_PATH, path.replace('\0', '?'));
        }
        return String.join("/", parts);
    }

    static String parentOf(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
}
