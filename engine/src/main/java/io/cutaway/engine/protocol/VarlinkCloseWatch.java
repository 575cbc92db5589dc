package io.cutaway.engine.protocol;

import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SocketCalls;
import io.cutaway.engine.system.SocketCalls.Interest;

import java.util.List;

/// Waits for a client to go, without using the processor, while its call is being handled.
public final class VarlinkCloseWatch implements AutoCloseable {

    private final FileCalls.Pipe end = FileCalls.pipe2(0);
    private final Thread thread;

    VarlinkCloseWatch(Connection connection, Runnable action) {
        // No event is asked for: the kernel tells that the peer is gone (POLLHUP) in any case.
        var interests =
                List.of(
                        new Interest(connection.socket(), 0),
                        new Interest(end.reading(), SocketCalls.POLLIN));
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("varlink-watch")
                        .start(() -> watch(interests, action));
    }

    private static void watch(List<Interest> interests, Runnable action) {
        var happened = SocketCalls.poll(interests, -1);
        if (happened.get(0) != 0 && happened.get(1) == 0) {
            action.run();
        }
    }

    /// Ends the watch, and waits until its action has ended if that was begun.
    @Override
    public void close() {
        // The other end of the pipe sees POLLHUP.
        end.writing().close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        end.reading().close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
