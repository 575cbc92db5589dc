package io.cutaway.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

@DisplayName("What logs prints")
class LogPrinterTest {

    private static final String LOG =
            """
            T1 stdout P one\s
            T2 stderr F warning
            T3 stdout P two\s
            T4 stdout F three
            T5 stdout F four
            T6 stdout P prompt>
            """;

    @Test
    void joinsThePartsOfALine() throws IOException {
        check(false, "one two three\nfour\nprompt>", "warning\n");
    }

    @Test
    void hasTheTimeOfALinesFirstPart() throws IOException {
        check(true, "T1 one two three\nT5 four\nT6 prompt>", "T2 warning\n");
    }

    private static void check(boolean timestamps, String expectedOut, String expectedErr)
            throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(LOG.getBytes(StandardCharsets.UTF_8));
        var console = new Console(in, stream(out), stream(err));
        new LogPrinter(console, timestamps).print(in);
        assertEquals(expectedOut, out.toString(StandardCharsets.UTF_8));
        assertEquals(expectedErr, err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
