package io.cutaway.app.client;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.io.InputStream;

/// Reads a descriptor that came with a reply.
public final class DescriptorInput extends InputStream {

    private final Descriptor file;

    public DescriptorInput(Descriptor file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            var part = new byte[length];
            var count = FileCalls.read(file, part);
            System.arraycopy(part, 0, buffer, offset, count);
            return count == 0 ? -1 : count;
        } catch (SystemCallException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
