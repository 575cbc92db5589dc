package io.cutaway.app.client;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.launch.TerminalSize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// The bytes of the packets between a shim and its clients: a kind, then little-endian fields.
final class FrameCodec {

    /// The most that one packet carries beside its kind.
    static final int LARGEST_PAYLOAD = 32 * 1024;

    private static final int OUTPUT = 3;
    private static final int ERROR_OUTPUT = 4;
    private static final int EXIT = 5;
    private static final int LOG_LOST = 6;
    private static final byte STDIN = 16;
    private static final byte END_OF_STDIN = 17;
    private static final byte RESIZE = 18;
    private static final byte ATTACH = 19;

    private FrameCodec() {}

    /// The frame in the first `length` bytes of `packet`; empty for a kind that only the helper
    /// understands, or that a later shim sends.
    static Optional<Frame> decode(byte[] packet, int length) {
        if (length == 0) {
            return Optional.of(new Frame.Disconnected());
        }
        var fields = ByteBuffer.wrap(packet, 1, length - 1).order(ByteOrder.LITTLE_ENDIAN);
        return switch (packet[0]) {
            case OUTPUT -> Optional.of(new Frame.Output(Arrays.copyOfRange(packet, 1, length)));
            case ERROR_OUTPUT ->
                    Optional.of(new Frame.ErrorOutput(Arrays.copyOfRange(packet, 1, length)));
            case EXIT -> Optional.of(new Frame.Exit(ExitStatus.ofWaitStatus(fields.getInt())));
            case LOG_LOST -> Optional.of(new Frame.LogLost(fields.getLong()));
            default -> Optional.empty();
        };
    }

    static byte[] stdin(byte[] bytes, int offset, int length) {
        return ByteBuffer.allocate(1 + length).put(STDIN).put(bytes, offset, length).array();
    }

    static byte[] endOfStdin() {
        return new byte[] {END_OF_STDIN};
    }

    static byte[] resize(TerminalSize size) {
        return ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(RESIZE)
                .putShort((short) size.rows())
                .putShort((short) size.columns())
                .array();
    }

    static byte[] attach(boolean wantsOutput, boolean sendsInput) {
        return new byte[] {ATTACH, (byte) ((wantsOutput ? 1 : 0) | (sendsInput ? 2 : 0))};
    }
}
