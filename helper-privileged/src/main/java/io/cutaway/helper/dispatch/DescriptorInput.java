package io.cutaway.helper.dispatch;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/// Reads a file or a pipe that a client sent. A client that stops writing for a minute is given up,
/// so that nobody can hold the store for ever.
final class DescriptorInput extends InputStream {

    private static final int STEP_MILLIS = 100;
    private static final int STEPS = 600;

    /// What a pipe holds (pipe(7)): JNA copies all of the buffer, whatever was read.
    private static final int MOST = 64 << 10;

    private final Descriptor file;
    private final byte[] one = new byte[1];
    private byte[] chunk = new byte[0];

    DescriptorInput(Descriptor file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        awaitReadable();
        int most = Math.min(length, MOST);
        if (chunk.length != most) {
            chunk = new byte[most];
        }
        try {
            int count = FileCalls.read(file, chunk);
            System.arraycopy(chunk, 0, buffer, offset, count);
            return count == 0 ? -1 : count;
        } catch (SystemCallException e) {
            throw new IOException(e.errno().name(), e);
        }
    }

    /// In steps, because an interrupt does not end a system call.
    private void awaitReadable() throws IOException {
        for (int step = 0; step < STEPS; step++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("cancelled");
            }
            if (SocketCalls.poll(file, SocketCalls.POLLIN, STEP_MILLIS) != 0) {
                return;
            }
        }
        throw new IOException("ETIMEDOUT");
    }
}
