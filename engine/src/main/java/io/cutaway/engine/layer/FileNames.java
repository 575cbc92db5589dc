package io.cutaway.engine.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// File names as text. A name is any bytes; those that aren't UTF-8 are written `\xNN`, and where a
/// name has such a text itself, its backslash is written `\x5c`: no two names have the same text,
/// and each text leads back to its name.
///
/// A Java `Path` keeps the bytes, but its `toString` loses those that the locale's charset lacks.
/// Its URI doesn't, so that is the way in and out, whatever the locale.
final class FileNames {

    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?=x[0-9a-f]{2})");
    private static final int HEXADECIMAL = 16;
    private static final int ESCAPE_LENGTH = 4;
    private static final boolean UNICODE_PATHS =
            "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

    private FileNames() {}

    /// The text of a path, a name or a link's target.
    static String text(Path path) {
        var plain = path.toString();
        if (UNICODE_PATHS && plain.indexOf(REPLACEMENT) < 0 && plain.indexOf('\\') < 0) {
            return plain;
        }
        return text(bytes(path));
    }

    static String text(byte[] name) {
        try {
            var plain = UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
            return ESCAPE.matcher(plain).replaceAll("\\\\x5c");
        } catch (CharacterCodingException invalid) {
            return escaped(name);
        }
    }

    /// Character by character, since most of a name usually is text.
    private static String escaped(byte[] name) {
        var text = new StringBuilder();
        for (var i = 0; i < name.length; ) {
            var length = characterLength(name, i);
            if (length == 0) {
                text.append("\\x%02x".formatted(name[i] & 0xff));
                i++;
            } else {
                text.append(new String(name, i, length, UTF_8));
                i += length;
            }
        }
        return text.toString();
    }

    /// How many bytes from `start` are one character; 0 when none are.
    private static int characterLength(byte[] name, int start) {
        if (name[start] == '\\') {
            return 0;
        }
        for (var length = 1; length <= 4 && start + length <= name.length; length++) {
            try {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(name, start, length));
                return length;
            } catch (CharacterCodingException incomplete) {
                // Perhaps with the next byte.
            }
        }
        return 0;
    }

    /// The path that has this text.
    static Path path(String text) {
        if (text.isEmpty()) {
            return Path.of("");
        }
        if (text.chars().allMatch(c -> c < 128 && c != '\\')) {
            return Path.of(text);
        }
        var uri = new StringBuilder("file:///");
        for (var octet : unescape(text)) {
            uri.append("%%%02x".formatted(octet & 0xff));
        }
        return Path.of("/").relativize(Path.of(URI.create(uri.toString())));
    }

    private static byte[] unescape(String text) {
        var bytes = new ByteArrayOutputStream();
        var start = 0;
        for (var match = ESCAPE.matcher(text); match.find(start); ) {
            bytes.writeBytes(text.substring(start, match.start()).getBytes(UTF_8));
            start = match.start() + ESCAPE_LENGTH;
            bytes.write(Integer.parseInt(text.substring(start - 2, start), HEXADECIMAL));
        }
        bytes.writeBytes(text.substring(start).getBytes(UTF_8));
        return bytes.toByteArray();
    }

    /// The bytes of a path, from its URI: `/a%FFb`.
    private static byte[] bytes(Path path) {
        var absolute = path.isAbsolute() ? path : Path.of("/").resolve(path);
        var raw = absolute.toUri().getRawPath();
        var bytes = new ByteArrayOutputStream();
        var start = path.isAbsolute() ? 0 : 1;
        // The URI of a directory ends with a slash, that of a file doesn't.
        var end = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
        for (var i = start; i < end; i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), HEXADECIMAL));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
