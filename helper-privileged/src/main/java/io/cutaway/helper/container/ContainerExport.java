package io.cutaway.helper.container;

import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.image.ArchivedTree;
import io.cutaway.helper.image.TreeArchiver;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Writes all that a container sees into a pipe. Its thread ends when everything was written, or
/// when the reader is gone. An archive that could not be written whole has no end.
public final class ContainerExport {

    private static final System.Logger LOG = System.getLogger(ContainerExport.class.getName());

    /// Each one has a thread, and descriptors of the directories it is in.
    private static final Semaphore PLACES = new Semaphore(16);

    private ContainerExport() {}

    /// Begins to write.
    ///
    /// @return the end to read from
    public static Descriptor open(List<ArchivedTree> trees) {
        if (!PLACES.tryAcquire()) {
            throw new ProblemException(new InvalidRequest("container", "too many exports"));
        }
        boolean begun = false;
        try {
            var pipe = FileCalls.pipe2(0);
            Thread.ofPlatform().daemon().name("export").start(() -> run(trees, pipe.writing()));
            begun = true;
            return pipe.reading();
        } finally {
            if (!begun) {
                PLACES.release();
            }
        }
    }

    private static void run(List<ArchivedTree> trees, Descriptor writing) {
        try (writing) {
            var out = new BufferedOutputStream(new Writer(writing), 128 << 10);
            TreeArchiver.writeMerged(trees, out);
        } catch (IOException | SystemCallException e) {
            LOG.log(Level.INFO, "an export ended early: {0}", e.toString());
        } finally {
            PLACES.release();
        }
    }

    /// A pipe that somebody else reads, or stops reading.
    private static final class Writer extends OutputStream {

        private final Descriptor pipe;

        Writer(Descriptor pipe) {
            this.pipe = pipe;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                FileCalls.writeAll(pipe, bytes, offset, length);
            } catch (SystemCallException e) {
                throw new IOException(e.errno().name(), e);
            }
        }
    }
}
