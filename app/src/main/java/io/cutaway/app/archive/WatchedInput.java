package io.cutaway.app.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongConsumer;

/// Tells how much of a stream has been read: at its beginning, at its end, and between them at a
/// rate that an eye can follow.
final class WatchedInput extends FilterInputStream {

    private static final long RATE = Duration.ofMillis(100).toNanos();

    private final LongConsumer listener;
    private long position;
    private long told;

    WatchedInput(InputStream in, LongConsumer listener) {
        super(in);
        this.listener = listener;
        tell();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        position += Math.max(count, 0);
        if (count < 0 || System.nanoTime() - told > RATE) {
            tell();
        }
        return count;
    }

    private void tell() {
        told = System.nanoTime();
        listener.accept(position);
    }
}
