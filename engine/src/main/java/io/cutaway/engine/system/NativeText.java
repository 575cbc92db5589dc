package io.cutaway.engine.system;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Names of files as the kernel has them (bytes without NUL) and as Java has them, without loss.
///
/// A name is UTF-8 nearly always. A byte that is not part of a UTF-8 character becomes the lone
/// surrogate U+DC80 to U+DCFF, and that becomes the byte again: the "surrogateescape" of Python's
/// PEP 383. Such a string is no valid Unicode text, so it can't be sent as JSON as it is.
public final class NativeText {

    private static final int ESCAPE = 0xDC00;

    private NativeText() {}

    /// The bytes of a name, without a NUL at the end.
    ///
    /// @throws IllegalArgumentException if the name holds a NUL or a surrogate that is no escape
    public static byte[] encode(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL in " + name.replace('\0', '?'));
        }
        if (isAscii(name)) {
            return name.getBytes(StandardCharsets.US_ASCII);
        }
        var bytes = new ByteArrayOutputStream(name.length() + 1);
        name.codePoints().forEach(point -> encode(point, bytes));
        return bytes.toByteArray();
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void encode(int point, ByteArrayOutputStream bytes) {
        if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF) {
            bytes.write(point - ESCAPE);
            return;
        }
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("a lone surrogate in a name");
        }
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    }

    /// The name of these bytes. [#encode(String)] gives the same bytes back.
    public static String decode(byte[] bytes) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return decodeEscaping(bytes);
        }
    }

    private static String decodeEscaping(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        var result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE + Byte.toUnsignedInt(in.get())));
            }
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /// The bytes of a name and the NUL that ends it in C.
    static byte[] terminated(String name) {
        var bytes = encode(name);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }
}
