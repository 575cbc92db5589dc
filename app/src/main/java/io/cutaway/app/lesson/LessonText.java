package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The text of a lesson's file, before it means anything: of a size that a person writes, UTF-8,
/// and without characters that do something to a terminal.
final class LessonText {

    static final int BYTES_MOST = 256 * 1024;
    static final int LINES_MOST = 4000;
    static final int LINE_MOST = 1000;

    private LessonText() {}

    /// At most one byte more than a lesson may have.
    static byte[] read(InputStream file) throws IOException {
        return file.readNBytes(BYTES_MOST + 1);
    }

    /// The lines, without their ends; empty when it is no text at all.
    static Optional<List<String>> lines(byte[] bytes, LessonProblems problems) {
        if (bytes.length > BYTES_MOST) {
            problems.add(1, FILE_TOO_LARGE, BYTES_MOST / 1024);
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var lines = List.of(text.toString().replace("\r\n", "\n").split("\n", -1));
            return areFit(lines, problems) ? Optional.of(lines) : Optional.empty();
        } catch (CharacterCodingException _) {
            problems.add(firstBadLine(bytes), NOT_UTF8);
            return Optional.empty();
        }
    }

    private static boolean areFit(List<String> lines, LessonProblems problems) {
        if (lines.size() > LINES_MOST) {
            problems.add(LINES_MOST + 1, TOO_MANY_LINES, LINES_MOST);
            return false;
        }
        for (var i = 0; i < lines.size(); i++) {
            check(i + 1, lines.get(i), problems);
        }
        return problems.isEmpty();
    }

    private static void check(int number, String line, LessonProblems problems) {
        if (line.length() > LINE_MOST) {
            problems.add(number, LINE_TOO_LONG, LINE_MOST);
        }
        line.codePoints()
                .filter(LessonText::isForbidden)
                .findFirst()
                .ifPresent(bad -> problems.add(number, FORBIDDEN_CHARACTER, hex(bad)));
    }

    /// Control characters, and those that make text read otherwise than it is stored (Unicode
    /// Technical Report 36, "Bidirectional Text Spoofing").
    private static boolean isForbidden(int character) {
        var type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    private static String hex(int character) {
        return "U+%04X".formatted(character);
    }

    /// The line of the first byte that is no UTF-8.
    private static int firstBadLine(byte[] bytes) {
        var input = ByteBuffer.wrap(bytes);
        var output = CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
        var line = 1;
        for (var i = 0; i < input.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
