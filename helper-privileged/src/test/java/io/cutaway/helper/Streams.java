package io.cutaway.helper;

import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.MessageCalls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads what a shim sends to those who are attached.
final class Streams {

    private static final int EXIT = 5;
    private static final int LARGEST = 1 + (32 << 10);

    private Streams() {}

    /// Everything that was said, and how it ended.
    record Output(String text, ExitStatus status) {}

    /// Reads standard output and error together, up to the exit status.
    static Output readToEnd(Descriptor stream) {
        var said = new ByteArrayOutputStream();
        var packet = new byte[LARGEST];
        while (true) {
            int length = MessageCalls.recvmsg(stream, packet, 0, 0).length();
            if (length == 0) {
                throw new IllegalStateException("the shim closed before the exit status");
            }
            if (packet[0] == EXIT) {
                int raw = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
                var text = said.toString(StandardCharsets.UTF_8);
                return new Output(text, ExitStatus.ofWaitStatus(raw));
            }
            if (packet[0] == 3 || packet[0] == 4) {
                said.write(packet, 1, length - 1);
            }
        }
    }
}
