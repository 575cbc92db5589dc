package io.cutaway.app.archive;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// One file of an archive.
interface ArchivedFile {

    /// Bytes.
    long size();

    /// Its content from `offset` on. Several may be read at once.
    InputStream open(long offset) throws IOException;

    /// An open file that stands where its content has come to `offset`, for somebody who reads no
    /// further than it goes; absent where there is no such file. Whoever asked closes it.
    default Optional<Descriptor> descriptor(long offset) {
        return Optional.empty();
    }

    /// What [#descriptor] gives for content in a file that has a name.
    static Optional<Descriptor> descriptor(Path path, long position) {
        try {
            var file = FileCalls.open(path.toString(), FileFlags.O_RDONLY | FileFlags.O_NONBLOCK);
            FileCalls.lseek(file, position);
            return Optional.of(file);
        } catch (SystemCallException _) {
            // It is gone, but open all the same: it goes through a pipe.
            return Optional.empty();
        }
    }
}
