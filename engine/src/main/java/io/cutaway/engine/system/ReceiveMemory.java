package io.cutaway.engine.system;

import com.sun.jna.Memory;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What recvmsg(2) writes to, kept for the next call: a large piece of memory costs more to get
/// from the kernel than the message that is read into it.
///
/// @param data at least as large as was asked for
/// @param control for the most descriptors that any call may allow
/// @param header struct msghdr and one struct iovec
record ReceiveMemory(Memory data, Memory control, Memory header) implements AutoCloseable {

    private static final int SMALLEST_DATA = 64 << 10;
    private static final int CONTROL_SIZE = 16 + 4 * MessageCalls.MOST_DESCRIPTORS + 4;
    private static final int HEADER_SIZE = 56 + 16;

    /// As many as threads that usually receive at one time.
    private static final int MOST_KEPT = 8;

    private static final Queue<ReceiveMemory> KEPT = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Memory that is the caller's own until it closes it.
    static ReceiveMemory take(int size) {
        var kept = Optional.ofNullable(KEPT.poll());
        if (kept.isPresent()) {
            COUNT.decrementAndGet();
            if (kept.get().data.size() >= size) {
                return kept.get();
            }
            kept.get().free();
        }
        return new ReceiveMemory(
                new Memory(Math.max(SMALLEST_DATA, size)),
                new Memory(CONTROL_SIZE),
                new Memory(HEADER_SIZE));
    }

    @Override
    public void close() {
        if (COUNT.incrementAndGet() <= MOST_KEPT) {
            KEPT.add(this);
        } else {
            COUNT.decrementAndGet();
            free();
        }
    }

    private void free() {
        data.close();
        control.close();
        header.close();
    }
}
