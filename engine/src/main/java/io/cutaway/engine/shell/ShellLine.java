package io.cutaway.engine.shell;

import java.util.ArrayList;
import java.util.List;

/// A line that somebody pasted, taken apart as a POSIX shell would ("Token Recognition", XCU 2.3,
/// and "Quoting", 2.2), but for what a shell would do to it: nothing is expanded and nothing run,
/// and a line that asks for that is refused ([ShellLineException]).
public final class ShellLine {

    private static final String OPERATORS = "|&;<>()";
    private static final String PATTERNS = "*?[";
    private static final String AFTER_DOLLAR = "_{(*@#?$!-'\"";
    private static final String ESCAPED_IN_QUOTES = "$`\"\\";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private ShellLine(String line) {
        this.line = line;
    }

    /// The words of a line; a backslash before a line's end continues it.
    ///
    /// @throws ShellLineException when a shell would not take its words as they are
    public static List<String> words(String line) {
        return new ShellLine(line.strip()).words();
    }

    private List<String> words() {
        while (at < line.length()) {
            var c = line.charAt(at);
            if (c == '#' && !begun) {
                at = Math.max(line.indexOf('\n', at), at);
                at = line.charAt(at) == '\n' ? at : line.length();
            } else {
                plain(c);
            }
        }
        end();
        return List.copyOf(words);
    }

    /// One character, or one quoted part, outside of quotes.
    private void plain(char c) {
        if (c == '\n' || OPERATORS.indexOf(c) >= 0) {
            throw wrong(ShellLineException.Reason.OPERATOR);
        }
        if (PATTERNS.indexOf(c) >= 0) {
            throw wrong(ShellLineException.Reason.PATTERN);
        }
        if (isExpansion(c) || (c == '~' && !begun)) {
            throw wrong(ShellLineException.Reason.EXPANSION);
        }
        switch (c) {
            case '\'' -> singleQuotes();
            case '"' -> doubleQuotes();
            case '\\' -> escape();
            case ' ', '\t' -> {
                end();
                at++;
            }
            default -> take(c);
        }
    }

    private boolean isExpansion(char c) {
        if (c != '$' || at + 1 >= line.length()) {
            return c == '`';
        }
        var next = line.charAt(at + 1);
        return Character.isLetterOrDigit(next) || AFTER_DOLLAR.indexOf(next) >= 0;
    }

    private void singleQuotes() {
        var close = line.indexOf('\'', at + 1);
        if (close < 0) {
            throw wrong(ShellLineException.Reason.OPEN_QUOTE);
        }
        word.append(line, at + 1, close);
        begun = true;
        at = close + 1;
    }

    private void doubleQuotes() {
        begun = true;
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
            var c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length()) {
                escapeInQuotes(line.charAt(at + 1));
            } else if (isExpansionInQuotes(c)) {
                throw wrong(ShellLineException.Reason.EXPANSION);
            } else {
                take(c);
            }
        }
        if (at >= line.length()) {
            throw wrong(ShellLineException.Reason.OPEN_QUOTE);
        }
        at++;
    }

    /// A quote after a dollar ends the quotes, and begins nothing.
    private boolean isExpansionInQuotes(char c) {
        var isQuoteNext = at + 1 < line.length() && "'\"".indexOf(line.charAt(at + 1)) >= 0;
        return isExpansion(c) && !(c == '$' && isQuoteNext);
    }

    private void escapeInQuotes(char next) {
        if (next == '\n') {
            at += 2;
        } else if (ESCAPED_IN_QUOTES.indexOf(next) >= 0) {
            at++;
            take(next);
        } else {
            take('\\');
        }
    }

    private void escape() {
        if (at + 1 >= line.length()) {
            throw wrong(ShellLineException.Reason.OPEN_QUOTE);
        }
        at++;
        if (line.charAt(at) == '\n') {
            at++;
        } else {
            take(line.charAt(at));
        }
    }

    private void take(char c) {
        word.append(c);
        begun = true;
        at++;
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }

    private ShellLineException wrong(ShellLineException.Reason reason) {
        var stop = at;
        while (stop < line.length() && !Character.isWhitespace(line.charAt(stop))) {
            stop++;
        }
        return new ShellLineException(reason, words.size() + 1, word + line.substring(at, stop));
    }
}
