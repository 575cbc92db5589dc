package io.cutaway.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

@DisplayName("The lines of a log")
class LogBufferTest {

    private static final String PREFIX = "2026-11-23T22:00:";

    @Test
    void areJoinedFromTheirParts() {
        check(
                """
                01 stdout P root@a:/#\s
                02 stdout P i
                03 stdout P d
                04 stdout F
                05 stdout F uid=0
                """,
                """
                01  root@a:/# id
                05  uid=0
                """);
    }

    @Test
    void areJoinedWithTheSameStreamAlone() {
        check(
                """
                01 stdout P one\s
                02 stderr P warn
                03 stdout F two
                04 stderr F ing
                05 stdout F three
                """,
                """
                01  one two
                02 !warning
                05  three
                """);
    }

    @Test
    void areShownBeforeTheirEndHasCome() {
        check("01 stdout P password:\n", "01  password:\n");
    }

    @Test
    void areWithoutControlSequencesThatWereTornApart() {
        check("01 stdout P \u001b[0\n02 stdout F 1;34mbin\u001b[0m\n", "01  bin\n");
    }

    @Test
    void areOnlyThoseOfTheRightForm() {
        check("nonsense\n01 stdout F right\n\n", "01  right\n");
    }

    @Test
    void keepACharacterThatWasTornApart() {
        var bytes = "ä".getBytes(StandardCharsets.UTF_8);
        var buffer = new LogBuffer();
        append(buffer, time("01") + " stdout P ");
        buffer.append(bytes, 1);
        append(buffer, "\n" + time("02") + " stdout F ");
        buffer.append(new byte[] {bytes[1]}, 1);
        append(buffer, "\n");
        assertEquals("01  ä\n", text(buffer));
    }

    @Test
    void sayWhichMayStillGrow() {
        var buffer = new LogBuffer();
        append(buffer, lines("01 stdout F done\n02 stderr P un\n03 stdout F more\n"));
        assertEquals(1, buffer.snapshot().settled());
        append(buffer, lines("04 stderr F done\n"));
        assertEquals(3, buffer.snapshot().settled());
    }

    @Test
    void areTheLastOnes() {
        var buffer = new LogBuffer();
        for (var i = 0; i < LogBuffer.MOST_LINES + 10; i++) {
            append(buffer, lines("01 stdout F " + i + "\n"));
        }
        var snapshot = buffer.snapshot();
        assertEquals(LogBuffer.MOST_LINES, snapshot.lines().size());
        assertEquals(10, snapshot.dropped());
        assertEquals("10", snapshot.lines().getFirst().text());
        assertEquals(10, snapshot.lines().getFirst().number());
    }

    @Test
    void areBrokenWhenTheyNeverEnd() {
        var buffer = new LogBuffer();
        for (var i = 0; i < 3; i++) {
            append(buffer, lines("01 stdout P " + "x".repeat(GrowingLine.MOST_BYTES) + "\n"));
        }
        assertEquals(3, buffer.snapshot().lines().size());
    }

    /// @param log seconds, stream, tag and text a line
    /// @param expected seconds, a sign for the standard error, text
    private static void check(String log, String expected) {
        var buffer = new LogBuffer();
        append(buffer, lines(log));
        assertEquals(expected, text(buffer));
    }

    private static String lines(String log) {
        return log.lines()
                .map(
                        line ->
                                line.length() > 2
                                        ? time(line.substring(0, 2)) + line.substring(2)
                                        : "")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String time(String seconds) {
        return PREFIX + seconds + ".000000000Z";
    }

    private static void append(LogBuffer buffer, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.append(bytes, bytes.length);
    }

    private static String text(LogBuffer buffer) {
        return buffer.snapshot().lines().stream()
                .map(l -> l.time().substring(6, 8) + (l.isError() ? " !" : "  ") + l.text() + "\n")
                .collect(Collectors.joining());
    }
}
