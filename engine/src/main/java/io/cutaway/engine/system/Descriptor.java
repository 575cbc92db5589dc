package io.cutaway.engine.system;

import java.util.concurrent.atomic.AtomicInteger;

/// Owns one open file description's number in this process, so that none is leaked or closed twice.
///
/// Closing it twice is harmless; using it afterwards throws. Don't close it while another thread is
/// inside a call on it: the number could already belong to another file. To wake a thread that
/// waits on a socket, shut the socket down instead ([SocketCalls#shutdown]).
public final class Descriptor implements AutoCloseable {

    /// `AT_FDCWD`: names are relative to the working directory. Closing it does nothing.
    public static final Descriptor CURRENT_DIRECTORY = new Descriptor(-100);

    private static final int CLOSED = -1;

    private final AtomicInteger number;

    private Descriptor(int number) {
        this.number = new AtomicInteger(number);
    }

    /// Takes over a number that is open already: inherited, or just made by a native call.
    public static Descriptor owning(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("no descriptor: " + number);
        }
        return new Descriptor(number);
    }

    /// The number, valid as long as this is open.
    ///
    /// @throws IllegalStateException if it was closed
    public int number() {
        int current = number.get();
        if (current == CLOSED) {
            throw new IllegalStateException("the descriptor is closed");
        }
        return current;
    }

    public boolean isOpen() {
        return number.get() != CLOSED;
    }

    /// A name of the same open file in this process's `/proc`, for calls that take a path only.
    public String procPath() {
        return "/proc/self/fd/" + number();
    }

    /// close(2). An error is not reported: Linux has given up the number in every case.
    @Override
    public void close() {
        if (this == CURRENT_DIRECTORY) {
            return;
        }
        int last = number.getAndSet(CLOSED);
        if (last != CLOSED) {
            LibC.close(last);
        }
    }

    @Override
    public String toString() {
        int current = number.get();
        return this == CURRENT_DIRECTORY ? "AT_FDCWD" : current == CLOSED ? "closed" : "" + current;
    }
}
