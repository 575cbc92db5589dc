package io.cutaway.engine.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Names as the bytes they are in an archive. A byte that is no part of a UTF-8 character is the
/// lone surrogate U+DC80 to U+DCFF in Java ("surrogateescape" of Python's PEP 383).
final class TarText {

    private static final int ESCAPE = 0xDC00;

    private TarText() {}

    static boolean isUtf8(String text) {
        return text.codePoints().noneMatch(TarText::isEscape);
    }

    private static boolean isEscape(int point) {
        return point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF;
    }

    static byte[] bytes(String text) {
        if (isUtf8(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        var bytes = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(point -> add(point, bytes));
        return bytes.toByteArray();
    }

    private static void add(int point, ByteArrayOutputStream bytes) {
        if (isEscape(point)) {
            bytes.write(point - ESCAPE);
        } else {
            bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        }
    }
}
