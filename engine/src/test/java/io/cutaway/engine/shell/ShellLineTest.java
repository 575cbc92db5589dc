package io.cutaway.engine.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.shell.ShellLineException.Reason;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

@DisplayName("A pasted line")
class ShellLineTest {

    @Test
    void hasTheWordsThatAShellSees() throws IOException {
        for (var line :
                List.of(
                        "a  b\tc",
                        "'a b' \"c d\"  e\\ f",
                        "a'b'\"c\"d ''",
                        "\"a\\\"b\\\\c\\d\\$e\" 'a\\b'",
                        "a \\\n  b",
                        "\"a\\\nb\"",
                        "a # the rest",
                        "a#b '#' c",
                        "{a,b} a=~ !x ^ % $ \"$\" a$")) {
            assertEquals(ofTheShell(line), ShellLine.words(line), line);
        }
    }

    /// The computer's own shell, asked for its words.
    private static List<String> ofTheShell(String line) throws IOException {
        var shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + line + "\n").start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void isRefusedWhenAShellWouldReplaceSomething() {
        check("a $HOME", Reason.EXPANSION, 2, "$HOME");
        check("a b${HOME}", Reason.EXPANSION, 2, "b${HOME}");
        check("a \"b $(id)\" c", Reason.EXPANSION, 2, "b $(id)\"");
        check("a `id`", Reason.EXPANSION, 2, "`id`");
        check("a \"`id`\"", Reason.EXPANSION, 2, "`id`\"");
        check("-v ~/x:/y", Reason.EXPANSION, 2, "~/x:/y");
        check("a $'b'", Reason.EXPANSION, 2, "$'b'");
    }

    @Test
    void isRefusedWhenItIsMoreThanOneCommand() {
        check("a | b", Reason.OPERATOR, 2, "|");
        check("a; b", Reason.OPERATOR, 1, "a;");
        check("a >b", Reason.OPERATOR, 2, ">b");
        check("a && b", Reason.OPERATOR, 2, "&&");
        check("a\nb", Reason.OPERATOR, 1, "a");
        check("a <(b)", Reason.OPERATOR, 2, "<(b)");
    }

    @Test
    void isRefusedWhenItsFileNamesAreNotWritten() {
        check("ls *.txt", Reason.PATTERN, 2, "*.txt");
        check("ls a?", Reason.PATTERN, 2, "a?");
        assertEquals(List.of("ls", "*.txt"), ShellLine.words("ls '*.txt'"));
    }

    @Test
    void isRefusedWhenAQuoteStaysOpen() {
        check("a 'b c", Reason.OPEN_QUOTE, 2, "'b");
        check("a \"b c", Reason.OPEN_QUOTE, 2, "b c");
        check("a \\", Reason.OPEN_QUOTE, 2, "\\");
    }

    private static void check(String line, Reason reason, int position, String word) {
        var wrong = assertThrows(ShellLineException.class, () -> ShellLine.words(line), line);
        assertEquals(
                List.of(reason, position, word),
                List.of(wrong.reason(), wrong.position(), wrong.word()));
    }
}
