package io.cutaway.engine.image;

import io.cutaway.engine.image.TarFormatException.Code;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/// The ways tar writes numbers: octal digits, base 256 with the first bit set (GNU), and decimal
/// text in extended headers (pax).
final class TarNumbers {

    /// Ids are 32 bits, and the last one means "no id" to chown(2).
    private static final long LAST_ID = 0xFFFF_FFFEL;

    /// Beyond the year 30000 no file system goes.
    private static final Pattern TIME = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{0,30})?");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}");

    private final TarBlocks blocks;

    TarNumbers(TarBlocks blocks) {
        this.blocks = blocks;
    }

    /// A number of a header's field, which may be negative in base 256.
    long field(byte[] block, int offset, int length) throws TarFormatException {
        return (block[offset] & 0x80) != 0
                ? base256(block, offset, length)
                : octal(block, offset, length);
    }

    long size(byte[] block, int offset, int length) throws TarFormatException {
        return notNegative(field(block, offset, length));
    }

    private long octal(byte[] block, int offset, int length) throws TarFormatException {
        var text = new String(block, offset, length, StandardCharsets.ISO_8859_1);
        var nul = text.indexOf('\0');
        text = (nul < 0 ? text : text.substring(0, nul)).strip();
        long value = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i);
            // Twelve octal digits are 36 bits, so this can't overflow.
            if (digit < '0' || digit > '7') {
                throw blocks.problem(Code.BAD_NUMBER);
            }
            value = value << 3 | (digit - '0');
        }
        return value;
    }

    private long base256(byte[] block, int offset, int length) throws TarFormatException {
        // The first bit marks the form, the second is the sign.
        var negative = (block[offset] & 0x40) != 0;
        long value = negative ? -1 : 0;
        for (var i = 0; i < length; i++) {
            var bits = i == 0 ? (block[offset] & 0x3F) | (negative ? 0xC0 : 0) : block[offset + i];
            if (value >> 55 != (negative ? -1 : 0)) {
                throw blocks.problem(Code.BAD_NUMBER);
            }
            value = value << 8 | (bits & 0xFF);
        }
        return value;
    }

    long decimal(String text) throws TarFormatException {
        if (!DECIMAL.matcher(text).matches()) {
            throw blocks.problem(Code.BAD_NUMBER);
        }
        return notNegative(Long.parseLong(text));
    }

    private long notNegative(long value) throws TarFormatException {
        if (value < 0) {
            throw blocks.problem(Code.NEGATIVE_NUMBER);
        }
        return value;
    }

    long id(long value) throws TarFormatException {
        if (notNegative(value) > LAST_ID) {
            throw blocks.problem(Code.BAD_NUMBER);
        }
        return value;
    }

    /// Seconds since 1970 with a fraction, to the nanosecond below.
    Instant time(String text) throws TarFormatException {
        if (!TIME.matcher(text).matches()) {
            throw blocks.problem(Code.BAD_NUMBER);
        }
        var seconds = new BigDecimal(text.endsWith(".") ? text + "0" : text);
        var whole = seconds.setScale(0, RoundingMode.FLOOR);
        var nanos = seconds.subtract(whole).movePointRight(9).setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(whole.longValueExact(), nanos.longValueExact());
    }

    Instant time(long seconds) throws TarFormatException {
        if (Math.abs(seconds / 2) > 1L << 38) {
            throw blocks.problem(Code.BAD_NUMBER);
        }
        return Instant.ofEpochSecond(seconds);
    }
}
