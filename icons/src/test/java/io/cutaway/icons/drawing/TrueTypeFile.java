package io.cutaway.icons.drawing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Puts tables together to a font file: the directory, the tables, the checksums.
final class TrueTypeFile {

    /// What all 32-bit words of a right file add up to ("head", checksumAdjustment).
    static final int WHOLE = 0xB1B0AFBA;

    private static final int ADJUSTMENT_IN_HEAD = 8;

    private TrueTypeFile() {}

    /// `tables` sorted by name, with zero as the `head` table's adjustment.
    static byte[] of(Map<String, byte[]> tables) {
        var start = 12 + 16 * tables.size();
        var directory = directory(tables.size());
        var body = new Bytes();
        var head = 0;
        for (var table : tables.entrySet()) {
            if (table.getKey().equals("head")) {
                head = start + body.size();
            }
            directory
                    .bytes(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .u32(sum(new Bytes().bytes(table.getValue()).pad().toArray()))
                    .u32(start + body.size(), table.getValue().length);
            body.bytes(table.getValue()).pad();
        }
        var file = directory.bytes(body.toArray()).toArray();
        ByteBuffer.wrap(file).putInt(head + ADJUSTMENT_IN_HEAD, WHOLE - sum(file));
        return file;
    }

    /// The sum of the big-endian words, of which there is a whole number.
    static int sum(byte[] words) {
        var sum = 0;
        for (var buffer = ByteBuffer.wrap(words); buffer.hasRemaining(); ) {
            sum += buffer.getInt();
        }
        return sum;
    }

    private static Bytes directory(int tables) {
        var power = Integer.highestOneBit(tables);
        return new Bytes()
                .u32(0x10000)
                .u16(tables, power * 16, Integer.numberOfTrailingZeros(power))
                .u16((tables - power) * 16);
    }
}
