package io.cutaway.app.archive;

import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.OciDocuments;

import java.io.IOException;
import java.util.Optional;

/// The files of an archive or directory by their paths, in any order.
public interface ArchiveFiles extends AutoCloseable {

    /// A file of that path. Links are followed, inside the archive alone.
    ///
    /// @throws ArchiveException when the path leads out of it
    Optional<ArchivedFile> find(String path) throws IOException;

    /// A file that must be there.
    default ArchivedFile require(String path) throws IOException {
        return find(path).orElseThrow(() -> new ArchiveException(ArchiveMessage.MISSING, path));
    }

    /// The bytes of a file that must be there and must be small.
    default byte[] bytes(String path) throws IOException {
        var file = require(path);
        if (file.size() > OciDocuments.LARGEST) {
            throw new ArchiveException(ArchiveMessage.DOCUMENT_TOO_LARGE, path, "4 MiB");
        }
        try (var in = file.open(0)) {
            return in.readNBytes((int) file.size());
        }
    }

    /// A JSON document.
    default <T> T document(String path, byte[] json, Class<T> type) throws ArchiveException {
        try {
            return new OciDocuments().read(json, type);
        } catch (ImageFormatException e) {
            throw new ArchiveException(e, ArchiveMessage.BAD_DOCUMENT, path, e.argument());
        }
    }

    @Override
    void close() throws IOException;
}
