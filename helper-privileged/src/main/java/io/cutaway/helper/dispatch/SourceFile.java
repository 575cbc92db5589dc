package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.StatusCalls;

import java.io.IOException;
import java.io.InputStream;

/// A file that a client sent to be read: only what can be read to an end is taken, a regular file
/// or a pipe.
final class SourceFile {

    private static final int ACCESS_MODE = 3;

    private SourceFile() {}

    /// @param place of the descriptor among the message's
    /// @param field that named it
    static InputStream open(VarlinkCall call, int place, String field) {
        var file = call.descriptor(place);
        int flags = FileCalls.getFlags(file);
        boolean readable =
                (flags & FileFlags.O_PATH) == 0 && (flags & ACCESS_MODE) != FileFlags.O_WRONLY;
        boolean ends =
                switch (StatusCalls.fstat(file).type()) {
                    case REGULAR_FILE, FIFO -> true;
                    case DIRECTORY,
                            CHARACTER_DEVICE,
                            BLOCK_DEVICE,
                            SOCKET,
                            SYMBOLIC_LINK,
                            UNKNOWN ->
                            false;
                };
        if (!readable || !ends) {
            throw new ProblemException(new InvalidRequest(field, "kind"));
        }
        return new DescriptorInput(file);
    }

    /// All of a file that must be small.
    static byte[] readAll(VarlinkCall call, int place, String field, int most) {
        try (var in = open(call, place, field)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new ProblemException(new InvalidRequest(field, "more than " + most));
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException(new InvalidRequest(field, String.valueOf(e.getMessage())));
        }
    }
}
