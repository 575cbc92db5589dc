package io.cutaway.helper;

import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.helper.gate.Gate;

import java.io.IOException;
import java.nio.file.Path;

/// Makes sure that a directory is the helper's own and nobody else's to enter.
final class PrivateDirectory {

    private static final int MODE = 0700;

    private PrivateDirectory() {}

    /// @throws IOException saying whose it is, or which mode it has
    static void require(Path directory) throws IOException {
        int flags = FileFlags.O_PATH | FileFlags.O_DIRECTORY;
        try (var opened = FileCalls.open(directory.toString(), flags)) {
            var status = StatusCalls.fstat(opened);
            int self = ProcessCalls.geteuid();
            if (status.uid() != self || status.uid() == Gate.NOBODY) {
                throw new IOException(directory + ": belongs to uid " + status.uid());
            }
            if (status.permissions() != MODE) {
                var mode = Integer.toOctalString(status.permissions());
                throw new IOException(directory + ": has mode " + mode + " instead of 700");
            }
        }
    }
}
