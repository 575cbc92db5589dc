package io.cutaway.helper.image;

import io.cutaway.helper.image.ImageException.Code;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Reads a stream on a thread of its own, at most one MiB ahead of its reader: what is done in the
/// stream and what is done with it overlap.
///
/// What goes wrong in the stream is thrown to the reader when it has come that far. Closing ends
/// the thread, and returns when it has ended; the stream itself is not closed.
final class ReadAhead extends InputStream {

    private static final int CHUNK = 256 << 10;
    private static final int CHUNKS = 4;

    /// Part of the stream; with -1 bytes its end.
    private static final class Chunk {
        private final byte[] bytes;
        private final int length;

        Chunk(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }

    private final InputStream in;
    private final BlockingQueue<Chunk> filled = new ArrayBlockingQueue<>(CHUNKS + 1);
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(CHUNKS);
    private final List<Throwable> failure = new ArrayList<>();
    private final Thread thread;
    private Optional<Chunk> current = Optional.empty();
    private int position;

    ReadAhead(InputStream in, String name) {
        this.in = in;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::fill);
    }

    // Whatever it is, the reader must learn of it: he would wait for ever.
    @SuppressWarnings("CatchingUnchecked")
    private void fill() {
        try {
            fillChunks();
        } catch (Throwable thrown) {
            failure.add(thrown);
        }
        // There is room: the queue takes one more than there are chunks.
        filled.add(new Chunk(new byte[0], -1));
    }

    private void fillChunks() throws IOException, InterruptedException {
        for (int made = 0; ; made++) {
            if (!fill(made < CHUNKS ? new byte[CHUNK] : free.take())) {
                return;
            }
        }
    }

    /// What came before a failure comes first.
    private boolean fill(byte[] bytes) throws IOException, InterruptedException {
        int length = 0;
        try {
            for (int count = 0; count >= 0 && length < bytes.length; length += Math.max(0, count)) {
                count = in.read(bytes, length, bytes.length - length);
            }
        } finally {
            if (length > 0) {
                filled.put(new Chunk(bytes, length));
            }
        }
        return length == bytes.length;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        var chunk = current();
        if (chunk.length < 0) {
            throwFailure();
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk.bytes, position, buffer, offset, count);
        position += count;
        return count;
    }

    private Chunk current() throws ImageException {
        if (current.isPresent()) {
            var chunk = current.get();
            if (chunk.length < 0 || position < chunk.length) {
                return chunk;
            }
            // Never full: a chunk is in one place at a time.
            free.add(chunk.bytes);
        }
        try {
            current = Optional.of(filled.take());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ImageException(Code.CANCELLED, "");
        }
        position = 0;
        return current.orElseThrow();
    }

    private void throwFailure() throws IOException {
        for (var thrown : failure) {
            switch (thrown) {
                case IOException io -> throw io;
                case RuntimeException defect -> throw defect;
                case Error error -> throw error;
                default -> throw new ImageException(Code.CANCELLED, "", thrown);
            }
        }
    }

    @Override
    public void close() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            // Again and again: one interrupt can be used up by what is in the stream.
            thread.interrupt();
            try {
                thread.join(20);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
