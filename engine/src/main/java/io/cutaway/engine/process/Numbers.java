package io.cutaway.engine.process;

/// Numbers as `/proc` writes them; anything else is a [ProcessFormatException].
final class Numbers {

    private Numbers() {}

    static int toInt(String file, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new ProcessFormatException(file, "number expected, not '" + text + "'");
        }
    }

    static long toLong(String file, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new ProcessFormatException(file, "number expected, not '" + text + "'");
        }
    }

    /// Counters fill all 64 bits.
    static long toUnsigned(String file, String text, int radix) {
        try {
            return Long.parseUnsignedLong(text, radix);
        } catch (NumberFormatException notANumber) {
            throw new ProcessFormatException(file, "number expected, not '" + text + "'");
        }
    }
}
