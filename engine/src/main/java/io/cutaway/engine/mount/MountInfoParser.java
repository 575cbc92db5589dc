package io.cutaway.engine.mount;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Reads the lines of proc_pid_mountinfo(5):
///
/// ```
/// 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
/// ```
///
/// The text is handled as Latin-1, one character for each byte, until a field's escapes are undone:
/// only then are its bytes UTF-8.
final class MountInfoParser {

    private static final int FIRST_OPTIONAL = 6;
    private static final int AFTER_SEPARATOR = 3;

    private final int number;
    private final String line;

    private MountInfoParser(int number, String line) {
        this.number = number;
        this.line = line;
    }

    static List<MountPoint> parse(byte[] file) {
        var mounts = new ArrayList<MountPoint>();
        var number = 0;
        for (var line : new String(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            number++;
            if (!line.isEmpty()) {
                mounts.add(new MountInfoParser(number, line).mount());
            }
        }
        return mounts;
    }

    private MountPoint mount() {
        var fields = Arrays.asList(line.split(" ", -1));
        var separator = separator(fields);
        // A source may be empty, so the part behind the separator is split at single spaces.
        var after = fields.subList(separator + 1, fields.size());
        if (after.size() < AFTER_SEPARATOR) {
            throw wrong("type, source and options expected after the separator");
        }
        return new MountPoint(
                number(fields.get(0)),
                number(fields.get(1)),
                device(fields.get(2)),
                path(fields.get(3)),
                path(fields.get(4)),
                options(fields.get(5)),
                propagation(fields.subList(FIRST_OPTIONAL, separator)),
                unescape(after.get(0)),
                unescape(after.get(1)),
                options(String.join(" ", after.subList(2, after.size()))));
    }

    private int separator(List<String> fields) {
        for (var i = FIRST_OPTIONAL; i < fields.size(); i++) {
            if (fields.get(i).equals("-")) {
                return i;
            }
        }
        throw wrong("no separator");
    }

    private DeviceNumber device(String field) {
        var colon = field.indexOf(':');
        if (colon < 0) {
            throw wrong("no device number");
        }
        return new DeviceNumber(
                number(field.substring(0, colon)), number(field.substring(colon + 1)));
    }

    private String path(String field) {
        if (field.isEmpty()) {
            throw wrong("empty path");
        }
        return unescape(field);
    }

    private Propagation propagation(List<String> fields) {
        if (fields.isEmpty()) {
            return Propagation.PRIVATE;
        }
        return new Propagation(
                tag(fields, "shared:"),
                tag(fields, "master:"),
                tag(fields, "propagate_from:"),
                fields.contains("unbindable"));
    }

    private OptionalInt tag(List<String> fields, String tag) {
        return fields.stream()
                .filter(field -> field.startsWith(tag))
                .mapToInt(field -> number(field.substring(tag.length())))
                .findFirst();
    }

    private int number(String field) {
        // parseInt takes a sign, the kernel never writes one.
        if (field.isEmpty() || !Character.isDigit(field.charAt(0))) {
            throw wrong("number expected, not '" + field + "'");
        }
        try {
            return Integer.parseInt(field);
        } catch (NumberFormatException tooLarge) {
            throw wrong("number expected, not '" + field + "'");
        }
    }

    /// A comma inside an option is escaped, so splitting comes first.
    private static List<String> options(String field) {
        return Arrays.stream(field.split(","))
                .filter(option -> !option.isEmpty())
                .map(MountInfoParser::unescape)
                .toList();
    }

    /// Undoes the kernel's `\ooo` (a byte in three octal digits); anything else stays as it is.
    static String unescape(String field) {
        var bytes = new ByteArrayOutputStream(field.length());
        for (var i = 0; i < field.length(); i++) {
            if (isEscape(field, i)) {
                bytes.write(Integer.parseInt(field.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                bytes.write(field.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isEscape(String field, int at) {
        return field.charAt(at) == '\\'
                && at + 3 < field.length()
                && isOctal(field.charAt(at + 1), '3')
                && isOctal(field.charAt(at + 2), '7')
                && isOctal(field.charAt(at + 3), '7');
    }

    private static boolean isOctal(char digit, char highest) {
        return digit >= '0' && digit <= highest;
    }

    private MountInfoFormatException wrong(String reason) {
        var text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new MountInfoFormatException(number, text, reason);
    }
}
