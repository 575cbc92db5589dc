package io.cutaway.engine.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A command as one line, with the quotes of the POSIX shell ("Quoting", XCU 2.2). Nothing is
/// expanded.
public final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");

    private ShellWords() {}

    /// The arguments of a line. A quote that isn't closed reaches to the end.
    public static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var begun = false;
        var quote = '\0';
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (quote != '\0' && c == quote) {
                quote = '\0';
            } else if (quote != '\'' && c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (quote == '\0' && (c == '\'' || c == '"')) {
                quote = c;
                begun = true;
            } else if (quote == '\0' && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }

    /// One argument as it must be typed.
    public static String quote(String argument) {
        if (PLAIN.matcher(argument).matches()) {
            return argument;
        }
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    /// A line that [#split] takes apart into `arguments`.
    public static String join(List<String> arguments) {
        return String.join(" ", arguments.stream().map(ShellWords::quote).toList());
    }
}
