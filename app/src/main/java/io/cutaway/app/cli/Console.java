package io.cutaway.app.cli;

import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.TerminalCalls;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The three streams of a command.
public record Console(InputStream in, PrintStream out, PrintStream err) {

    /// Those of this process, in UTF-8 and without a buffer between a container and a pipe.
    public static Console ofThisProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// A line of the answer, or several: for programs as it is, and without what would control a
    /// terminal, since an image or a container may have chosen some of it.
    void line(String text) {
        out.println(outputIsTerminal() ? Printed.lines(text) : text);
    }

    /// The same of text that ends its last line itself.
    void text(String text) {
        out.print(outputIsTerminal() ? Printed.lines(text) : text);
        out.flush();
    }

    /// A line of the answer with a name that a stranger chose, which may hold a newline: for
    /// programs as it is, and one line on a terminal.
    void name(String text) {
        line(outputIsTerminal() ? Printed.line(text) : text);
    }

    /// A sentence for people, beside the answer. It may tell a stranger's names.
    void say(String sentence) {
        err.println("cutaway: " + Printed.line(sentence));
    }

    /// The answer as JSON: the protocol's own records.
    void json(Object value) {
        var json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        out.println(Printed.json(json));
    }

    /// Standard output for bytes: unlike [#out], it fails when they can't be written.
    static OutputStream outputBytes() {
        return new FileOutputStream(FileDescriptor.out);
    }

    /// Whether standard input is a terminal.
    static boolean inputIsTerminal() {
        return isTerminal(0);
    }

    /// Whether standard output is a terminal.
    static boolean outputIsTerminal() {
        return isTerminal(1);
    }

    /// What the descriptor is called tells: nothing else that the kernel names so can be open.
    private static boolean isTerminal(int number) {
        try {
            var name = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
            return name.startsWith("/dev/pts/")
                    || name.startsWith("/dev/tty")
                    || name.equals("/dev/console");
        } catch (IOException _) {
            return false;
        }
    }

    /// The size of the caller's terminal, with which a container's own begins.
    static TerminalSize terminalSize() {
        if (!inputIsTerminal()) {
            return TerminalSize.DEFAULT;
        }
        var size = TerminalCalls.windowSize(Descriptor.owning(0));
        return size.rows() == 0 || size.columns() == 0
                ? TerminalSize.DEFAULT
                : new TerminalSize(size.rows(), size.columns());
    }
}
