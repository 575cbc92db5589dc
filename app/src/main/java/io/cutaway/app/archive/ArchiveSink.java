package io.cutaway.app.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Where the files of an archive go. Closed without [#finish()], it has come to nothing.
interface ArchiveSink extends AutoCloseable {

    /// Adds a file of exactly `size` bytes; one that is there already is not added again.
    void put(String path, long size, InputStream content) throws IOException;

    default void put(String path, byte[] content) throws IOException {
        put(path, content.length, new ByteArrayInputStream(content));
    }

    /// Whether it has that file.
    boolean has(String path);

    /// All is there.
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
