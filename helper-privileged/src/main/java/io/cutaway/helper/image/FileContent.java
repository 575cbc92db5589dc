package io.cutaway.helper.image;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.image.ImageException.Code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// An open file as exactly so many bytes, whatever its owner writes or cuts off meanwhile: what is
/// missing is zeros, as if it were a hole.
final class FileContent extends InputStream {

    private final Descriptor file;
    private final byte[] buffer;
    private long offset;
    private long left;

    /// @param buffer for reading, shared by files that are read one after another
    FileContent(Descriptor file, long size, byte[] buffer) {
        this.file = file;
        this.left = size;
        this.buffer = buffer;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = fill((int) Math.min(length, left));
        System.arraycopy(buffer, 0, bytes, start, count);
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long size = left;
        while (left > 0) {
            out.write(buffer, 0, fill((int) Math.min(buffer.length, left)));
        }
        return size;
    }

    /// Fills the buffer's beginning with as much of `wanted` as it has room for.
    private int fill(int wanted) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ImageException(Code.CANCELLED, Long.toString(left));
        }
        int room = Math.min(wanted, buffer.length);
        int count = Math.min(pread(), room);
        if (count == 0) {
            Arrays.fill(buffer, 0, room, (byte) 0);
            count = room;
        }
        offset += count;
        left -= count;
        return count;
    }

    /// Half an entry has been written by now, so nothing that fails here may be passed over.
    private int pread() throws IOException {
        try {
            return FileCalls.pread(file, buffer, offset);
        } catch (SystemCallException e) {
            throw new IOException(e.errno().name(), e);
        }
    }
}
