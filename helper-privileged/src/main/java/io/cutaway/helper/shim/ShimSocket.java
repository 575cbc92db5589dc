package io.cutaway.helper.shim;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.MessageCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.shim.ShimFrame.End;
import io.cutaway.helper.shim.ShimFrame.Exit;
import io.cutaway.helper.shim.ShimFrame.Lost;
import io.cutaway.helper.shim.ShimFrame.Report;
import io.cutaway.helper.shim.ShimFrame.Result;
import io.cutaway.helper.shim.ShimFrame.Seen;
import io.cutaway.helper.shim.ShimFrame.Started;
import io.cutaway.helper.shim.ShimFrame.Stepped;
import io.cutaway.helper.shim.ShimFrame.TimedOut;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads packets from a shim: one byte that says the kind, then numbers in little-endian order.
public final class ShimSocket {

    private static final int REPORT = 1;
    private static final int STARTED = 2;
    private static final int EXIT = 5;
    private static final int LOST = 6;
    private static final int STEPPED = 7;
    private static final int SEEN = 8;
    private static final int TIMED_OUT = 9;
    private static final byte STEP = 20;
    private static final byte LOOK = 21;

    /// The largest packet is a report of 4096 operations with 44 bytes each.
    private static final int LARGEST = 9 + 4096 * 44;

    private ShimSocket() {}

    /// A buffer that any packet fits into.
    public static byte[] newBuffer() {
        return new byte[LARGEST];
    }

    /// Waits for the next packet that means something to the helper.
    public static ShimFrame receive(Descriptor socket, byte[] buffer) {
        while (true) {
            var frame = receive(socket, buffer, 0);
            if (frame.isPresent()) {
                return frame.get();
            }
        }
    }

    /// The next packet, if it is there and means something.
    public static Optional<ShimFrame> poll(Descriptor socket, byte[] buffer) {
        return receive(socket, buffer, MessageCalls.MSG_DONTWAIT);
    }

    private static Optional<ShimFrame> receive(Descriptor socket, byte[] buffer, int flags) {
        try {
            int length = MessageCalls.recvmsg(socket, buffer, 0, flags).length();
            return length == 0
                    ? Optional.of(new End())
                    : decode(ByteBuffer.wrap(buffer, 0, length));
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ECONNRESET) {
                return Optional.of(new End());
            }
            if (e.errno() == Errno.EAGAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Kinds that a later shim may add are passed over.
    static Optional<ShimFrame> decode(ByteBuffer packet) {
        packet.order(ByteOrder.LITTLE_ENDIAN);
        return switch (packet.get()) {
            case REPORT -> Optional.of(report(packet));
            case STARTED -> Optional.of(new Started(packet.getInt(), packet.getLong()));
            case EXIT -> Optional.of(new Exit(ExitStatus.ofWaitStatus(packet.getInt())));
            case LOST -> Optional.of(new Lost(packet.getLong()));
            case STEPPED -> Optional.of(stepped(packet));
            case SEEN -> Optional.of(new Seen(text(packet, packet.remaining())));
            case TIMED_OUT -> Optional.of(new TimedOut());
            default -> Optional.empty();
        };
    }

    /// Tells a shim that launches by steps to go on.
    public static void step(Descriptor socket, boolean leaveOut) {
        send(socket, STEP, (byte) (leaveOut ? 1 : 0));
    }

    /// Asks for [Seen].
    public static void look(Descriptor socket) {
        send(socket, LOOK);
    }

    private static void send(Descriptor socket, byte... packet) {
        MessageCalls.sendmsg(socket, packet, 0, packet.length, List.of(), 0);
    }

    private static Stepped stepped(ByteBuffer packet) {
        int index = packet.getInt();
        boolean leftOut = packet.get() != 0;
        int error = packet.getInt();
        long duration = packet.getLong();
        return new Stepped(
                index, leftOut, error, duration, text(packet, Byte.toUnsignedInt(packet.get())));
    }

    private static String text(ByteBuffer packet, int length) {
        var bytes = new byte[length];
        packet.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static Report report(ByteBuffer packet) {
        int failed = packet.getInt();
        int count = packet.getInt();
        var results = new ArrayList<Result>();
        for (int i = 0; i < count; i++) {
            int error = packet.getInt();
            long start = packet.getLong();
            long duration = packet.getLong();
            var call = text(packet, Byte.toUnsignedInt(packet.get()));
            results.add(new Result(error, start, duration, call));
        }
        return new Report(failed, results);
    }
}
