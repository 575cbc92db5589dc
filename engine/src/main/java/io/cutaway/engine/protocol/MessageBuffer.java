package io.cutaway.engine.protocol;

import io.cutaway.engine.system.Descriptor;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Cuts what is read from a stream into messages, each with its own descriptors.
///
/// Which message do descriptors belong to? Their sender passes them with the first byte of their
/// message, in a call that sends nothing of another message. The kernel ends a read after bytes
/// that descriptors came with (the "barrier" of unix(7)), though it may put earlier messages before
/// them. So they belong to **the message that the last byte read is of**, and that message must
/// begin in this same read. Anything else is refused.
final class MessageBuffer implements AutoCloseable {

    private static final byte END = 0;

    private final int longest;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private List<Descriptor> partialDescriptors = List.of();
    private final Deque<Whole> whole = new ArrayDeque<>();

    /// @param longest bytes that a message may have
    MessageBuffer(int longest) {
        this.longest = longest;
    }

    /// A message that has arrived, not yet read as JSON.
    static final class Whole {
        private final byte[] bytes;
        private final List<Descriptor> descriptors;

        private Whole(byte[] bytes, List<Descriptor> descriptors) {
            this.bytes = bytes;
            this.descriptors = descriptors;
        }

        byte[] bytes() {
            return bytes;
        }

        List<Descriptor> descriptors() {
            return descriptors;
        }
    }

    /// Takes what one read gave. The descriptors are owned by this from here on.
    void add(byte[] bytes, int length, List<Descriptor> descriptors)
            throws VarlinkProtocolException {
        try {
            cut(bytes, length, descriptors);
        } catch (VarlinkProtocolException refused) {
            descriptors.forEach(Descriptor::close);
            close();
            throw refused;
        }
    }

    private void cut(byte[] bytes, int length, List<Descriptor> descriptors)
            throws VarlinkProtocolException {
        int owner = startOfLast(bytes, length);
        if (!descriptors.isEmpty() && owner == 0 && partial.size() > 0) {
            throw new VarlinkProtocolException("descriptors in the middle of a message");
        }
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == END) {
                append(bytes, start, i, start == owner ? descriptors : List.of());
                finish();
                start = i + 1;
            }
        }
        if (start < length) {
            append(bytes, start, length, start == owner ? descriptors : List.of());
        }
    }

    /// Where the message begins that the last byte belongs to; 0 if it began earlier.
    private static int startOfLast(byte[] bytes, int length) {
        int start = Math.max(0, length - 1);
        while (start > 0 && bytes[start - 1] != END) {
            start--;
        }
        return start;
    }

    private void append(byte[] bytes, int from, int to, List<Descriptor> descriptors)
            throws VarlinkProtocolException {
        if (!descriptors.isEmpty()) {
            partialDescriptors = descriptors;
        }
        if (partial.size() + to - from > longest) {
            throw new VarlinkProtocolException("a message is longer than " + longest + " bytes");
        }
        partial.write(bytes, from, to - from);
    }

    private void finish() {
        whole.add(new Whole(partial.toByteArray(), partialDescriptors));
        partial.reset();
        partialDescriptors = List.of();
    }

    /// The next message; the caller owns its descriptors.
    Optional<Whole> next() {
        return Optional.ofNullable(whole.poll());
    }

    /// Whether a message has begun and not ended.
    boolean isPartial() {
        return partial.size() > 0;
    }

    /// Closes the descriptors of messages that nobody took.
    @Override
    public void close() {
        partialDescriptors.forEach(Descriptor::close);
        partialDescriptors = List.of();
        whole.forEach(each -> each.descriptors().forEach(Descriptor::close));
        whole.clear();
    }
}
