package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.helper.image.ImageException.Code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lets one thread at a time work on the same content.
final class Turns {

    private final Set<Digest> taken = new HashSet<>();

    /// Held until it is closed.
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits until nobody works on any of these.
    ///
    /// @throws ImageException with [Code#CANCELLED] when the thread is interrupted
    synchronized Turn take(Digest... contents) throws ImageException {
        var wanted = List.of(contents);
        try {
            while (wanted.stream().anyMatch(taken::contains)) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ImageException(Code.CANCELLED, contents[0].toString());
        }
        taken.addAll(wanted);
        return () -> release(wanted);
    }

    private synchronized void release(List<Digest> contents) {
        contents.forEach(taken::remove);
        notifyAll();
    }
}
