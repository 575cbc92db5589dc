package io.cutaway.app.registry;

import io.cutaway.engine.system.Descriptor;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// What a request carries. It can be sent more than once.
interface RequestBody {

    /// Nothing.
    RequestBody NONE = of(new byte[0]);

    /// What is sent, from its beginning.
    BodyPublisher publisher();

    /// Whether sending it may take longer than an answer may.
    default boolean isLong() {
        return false;
    }

    /// How much of it has been taken by the network.
    default long sent() {
        return 0;
    }

    static RequestBody of(byte[] bytes) {
        return bytes.length == 0 ? BodyPublishers::noBody : () -> BodyPublishers.ofByteArray(bytes);
    }

    /// A part of a file.
    ///
    /// @param progress gets the place in the file that the network has come to
    static RequestBody of(Descriptor file, long offset, long length, LongConsumer progress) {
        return new FilePart(file, offset, length, progress, new AtomicLong());
    }

    /// A part of a file.
    record FilePart(
            Descriptor file, long offset, long length, LongConsumer progress, AtomicLong taken)
            implements RequestBody {

        @Override
        public BodyPublisher publisher() {
            taken.set(0);
            var stream =
                    BodyPublishers.ofInputStream(
                            () -> new DescriptorInput(file, offset, length, this::take));
            return length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.fromPublisher(stream, length);
        }

        private void take(int count) {
            progress.accept(offset + taken.addAndGet(count));
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public long sent() {
            return taken.get();
        }
    }
}
