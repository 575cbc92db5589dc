package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.helper.image.ImageException.Code;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/// Counts, hashes and copies what passes, and stops when the thread is interrupted.
final class MeteredInput extends FilterInputStream {

    private final MessageDigest hash = Digest.newSha256();
    private final OutputStream copy;
    private long count;

    MeteredInput(InputStream in, OutputStream copy) {
        super(in);
        this.copy = copy;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ImageException(Code.CANCELLED, Long.toString(count));
        }
        var read = in.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            hash.update(buffer, offset, read);
            copy.write(buffer, offset, read);
        }
        return read;
    }

    /// GZIPInputStream takes 0 for the end, and would overlook a second part of the data when the
    /// first one ends just where a pipe is empty.
    @Override
    public int available() {
        return 1;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    long count() {
        return count;
    }

    /// The digest of all that has passed; to be called once, at the end.
    Digest digest() {
        return Digest.finish(hash);
    }
}
