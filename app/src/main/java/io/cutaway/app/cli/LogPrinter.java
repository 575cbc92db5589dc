package io.cutaway.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;

/// Prints a log, each line to the stream that it was written to. The parts of a line are joined,
/// and the time is that of the first.
final class LogPrinter {

    private final Console console;
    private final boolean timestamps;

    /// Streams that are in the middle of a line.
    private final Set<PrintStream> inLine = new HashSet<>();

    LogPrinter(Console console, boolean timestamps) {
        this.console = console;
        this.timestamps = timestamps;
    }

    /// Prints all that comes.
    void print(InputStream in) throws IOException {
        for (var line = line(in); line.length > 0; line = line(in)) {
            print(LogLine.parse(line));
        }
    }

    private void print(LogLine line) {
        var stream = line.stream(console);
        if (timestamps && !inLine.contains(stream)) {
            stream.print(line.time() + " ");
        }
        stream.write(line.text(), 0, line.text().length);
        if (line.isPartial()) {
            inLine.add(stream);
        } else {
            inLine.remove(stream);
        }
    }

    /// Up to and with the newline; empty at the end.
    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }
}
