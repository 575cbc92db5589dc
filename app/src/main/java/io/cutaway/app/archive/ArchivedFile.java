package io.cutaway.app.archive;

import java.io.IOException;
import java.io.InputStream;

/// One file of an archive.
interface ArchivedFile {

    /// Bytes.
    long size();

    /// Its content from `offset` on. Several may be read at once.
    InputStream open(long offset) throws IOException;
}
