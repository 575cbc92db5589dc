package io.cutaway.helper.image;

import io.cutaway.helper.image.LayerReceiver.Announced;
import io.cutaway.helper.image.TransferException.Kind;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The rest of a blob from somewhere else: exactly as many bytes as it lacks, copied as they come.
/// What follows them in the source is not read.
final class ExactInput extends InputStream {

    private final InputStream source;
    private final OutputStream copy;
    private final Announced layer;
    private long position;

    /// @param source not closed
    /// @param copy not closed
    /// @param position in the blob
    ExactInput(InputStream source, OutputStream copy, Announced layer, long position) {
        this.source = source;
        this.copy = copy;
        this.layer = layer;
        this.position = position;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    /// @throws TransferException when the source ends or fails
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, layer.size() - position);
        if (wanted == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = readSource(buffer, offset, wanted);
        copy.write(buffer, offset, count);
        position += count;
        return count;
    }

    private int readSource(byte[] buffer, int offset, int wanted) throws IOException {
        try {
            int count = source.read(buffer, offset, wanted);
            if (count > 0) {
                return count;
            }
        } catch (ImageException cancelled) {
            throw cancelled;
        } catch (IOException e) {
            var broken = new TransferException(Kind.TRUNCATED, layer.digest(), position);
            broken.initCause(e);
            throw broken;
        }
        throw new TransferException(Kind.TRUNCATED, layer.digest(), position);
    }
}
