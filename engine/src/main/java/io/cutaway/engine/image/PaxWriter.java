package io.cutaway.engine.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Collects the records of an extended header (POSIX pax).
final class PaxWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void addIf(boolean needed, String key, String value) {
        if (needed) {
            add(key, TarText.bytes(value));
        }
    }

    void addXattr(String name, byte[] value) {
        add("SCHILY.xattr." + name.replace("%", "%25").replace("=", "%3D"), value);
    }

    private void add(String key, byte[] value) {
        var keyBytes = key.getBytes(StandardCharsets.UTF_8);
        // A blank, the equals sign and the line end.
        var rest = keyBytes.length + value.length + 3;
        out.writeBytes(Integer.toString(lengthWithItself(rest)).getBytes(StandardCharsets.UTF_8));
        out.write(' ');
        out.writeBytes(keyBytes);
        out.write('=');
        out.writeBytes(value);
        out.write('\n');
    }

    /// The length counts its own digits, and a digit more may make it need one more.
    private static int lengthWithItself(int rest) {
        var length = rest + Integer.toString(rest).length();
        return rest + Integer.toString(length).length();
    }

    /// Decimal seconds, for times before 1970 too: -0.5 s is second -1 and half a second.
    static String time(Instant time) {
        var seconds = time.getEpochSecond();
        var nanos = time.getNano();
        if (seconds < 0 && nanos > 0) {
            seconds++;
            nanos = 1_000_000_000 - nanos;
            return "-%d.%09d".formatted(-seconds, nanos);
        }
        return nanos == 0 ? Long.toString(seconds) : "%d.%09d".formatted(seconds, nanos);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
