package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.system.NativeSha256;
import io.cutaway.helper.image.ImageException.Code;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/// Counts, hashes and copies what passes, and stops when the thread is interrupted or time is up.
final class MeteredInput extends FilterInputStream {

    private final MessageDigest hash = NativeSha256.begin().orElseGet(Digest::newSha256);
    private final OutputStream copy;
    private final long end;
    private long count;
    private Optional<Digest> digest = Optional.empty();

    MeteredInput(InputStream in, OutputStream copy, Duration time) {
        super(in);
        this.copy = copy;
        this.end = System.nanoTime() + time.toNanos();
    }

    MeteredInput(InputStream in, Duration time) {
        this(in, OutputStream.nullOutputStream(), time);
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
        if (System.nanoTime() - end > 0) {
            throw new ImageException(Code.TOO_SLOW, Long.toString(count));
        }
        var read = in.read(buffer, offset, length);
        if (read > 0) {
            hash.update(buffer, offset, read);
            copy.write(buffer, offset, read);
            count += read;
        }
        return read;
    }

    /// Nothing passes unseen.
    @Override
    public long skip(long wanted) throws IOException {
        var skipped = new byte[Math.clamp(wanted, 0, 8 << 10)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    long count() {
        return count;
    }

    /// The digest of all that has passed; to be called at the end.
    Digest digest() {
        if (digest.isEmpty()) {
            digest = Optional.of(Digest.finish(hash));
        }
        return digest.orElseThrow();
    }
}
