package io.cutaway.engine.image;

import io.cutaway.engine.image.TarFormatException.Code;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Names in an archive: bytes that must be UTF-8, and for paths a form in which nothing climbs.
///
/// Linux allows names that are not UTF-8. Such an archive is refused and not shown in part.
final class TarNames {

    private final TarBlocks blocks;

    TarNames(TarBlocks blocks) {
        this.blocks = blocks;
    }

    /// The text of a field that ends at its first NUL.
    String field(byte[] block, int offset, int length) throws TarFormatException {
        var end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return text(block, offset, end - offset);
    }

    /// Text that must not hold a NUL.
    String text(byte[] bytes) throws TarFormatException {
        return text(bytes, 0, bytes.length);
    }

    private String text(byte[] bytes, int offset, int length) throws TarFormatException {
        var text = decode(bytes, offset, length);
        if (text.indexOf('\0') >= 0) {
            throw blocks.problem(Code.BAD_NAME);
        }
        return text;
    }

    private String decode(byte[] bytes, int offset, int length) throws TarFormatException {
        try {
            // A new decoder refuses what is malformed; String's constructor would replace it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw blocks.problem(Code.NAME_NOT_UTF8);
        }
    }

    /// Brings a path into the form of [TarMetadata#path()].
    String path(String name) throws TarFormatException {
        if (name.isEmpty()) {
            throw blocks.problem(Code.BAD_NAME);
        }
        var parts = new ArrayList<String>();
        for (var part : name.split("/")) {
            if (part.equals("..")) {
                throw blocks.problem(Code.BAD_NAME);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
