package io.cutaway.app.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A reply's body that breaks when the server sends next to nothing for too long. Only time in
/// which somebody waits for bytes counts: a slow receiver is not the server's fault.
final class StallGuard extends FilterInputStream {

    private final RetryPolicy policy;
    private final Duration limit;
    private final ScheduledFuture<?> watch;

    private long waited;
    private long allWaited;
    private long readingSince;
    private boolean reading;
    private long bytes;
    private boolean stalled;

    /// @param limit of the time that is waited in all
    StallGuard(
            InputStream body,
            RetryPolicy policy,
            Duration limit,
            ScheduledExecutorService scheduler) {
        super(body);
        this.policy = policy;
        this.limit = limit;
        var tick = Math.max(10, policy.stall().toMillis() / 10);
        this.watch =
                scheduler.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (isStalled()) {
            try {
                // Wakes the reader.
                in.close();
            } catch (IOException _) {
                // It is broken one way or the other.
            }
        }
    }

    private synchronized boolean isStalled() {
        if (!reading) {
            return false;
        }
        var now = System.nanoTime() - readingSince;
        if (allWaited + now > limit.toNanos()) {
            stalled = true;
        }
        if (waited + now > policy.stall().toNanos()) {
            stalled |= bytes < RetryPolicy.SLOWEST;
            waited = -now;
            bytes = 0;
        }
        return stalled;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        begin();
        int count = 0;
        try {
            count = in.read(buffer, offset, length);
            return count;
        } catch (IOException e) {
            throw failure(e);
        } finally {
            end(count);
        }
    }

    private synchronized void begin() {
        reading = true;
        readingSince = System.nanoTime();
    }

    private synchronized void end(int count) {
        var time = System.nanoTime() - readingSince;
        waited += time;
        allWaited += time;
        bytes += Math.max(0, count);
        reading = false;
    }

    private synchronized IOException failure(IOException e) {
        return stalled ? new StalledException(policy.stall()) : e;
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        in.close();
    }
}
