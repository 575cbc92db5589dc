package io.cutaway.app.registry;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// A part of an open file. It doesn't move the file, so that several can read it.
final class DescriptorInput extends InputStream {

    private static final int BUFFER = 128 << 10;

    private final Descriptor file;
    private final long end;
    private final IntConsumer taken;
    private byte[] buffer = new byte[0];
    private int next;
    private long position;

    /// @param taken gets the number of bytes each time that some are read
    DescriptorInput(Descriptor file, long offset, long length, IntConsumer taken) {
        super();
        this.file = file;
        this.position = offset;
        this.end = offset + length;
        this.taken = taken;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == buffer.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.length - next);
        System.arraycopy(buffer, next, bytes, offset, count);
        next += count;
        taken.accept(count);
        return count;
    }

    private boolean fill() throws IOException {
        if (position == end) {
            return false;
        }
        var bytes = new byte[(int) Math.min(BUFFER, end - position)];
        int count = pread(bytes);
        if (count == 0) {
            throw new IOException("end of file");
        }
        position += count;
        buffer = count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        next = 0;
        return true;
    }

    private int pread(byte[] bytes) throws IOException {
        try {
            return FileCalls.pread(file, bytes, position);
        } catch (SystemCallException e) {
            throw new IOException(e.errno().name(), e);
        }
    }
}
