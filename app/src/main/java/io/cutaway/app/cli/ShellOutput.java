package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.Frame;
import io.cutaway.app.step.StepSession;
import io.cutaway.engine.container.ExitStatus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What came out of a stream until its program ended.
///
/// @param text of both outputs, in the order they came
/// @param end absent when the connection ended first
record ShellOutput(String text, Optional<ExitStatus> end) {

    /// Types one line into a shell inside, as far as that is built, and then `exit`. The terminal
    /// shows what was typed, too.
    static ShellOutput of(StepSession session, String line) {
        try (var shell = session.shell(Console.terminalSize())) {
            var typed = (line + "\nexit\n").getBytes(StandardCharsets.UTF_8);
            shell.stdin(typed, 0, typed.length);
            var output = of(shell);
            return new ShellOutput(output.text().replace("\r", ""), output.end());
        }
    }

    static ShellOutput of(AttachStream stream) {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            switch (stream.read()) {
                case Frame.Output(var some) -> bytes.writeBytes(some);
                case Frame.ErrorOutput(var some) -> bytes.writeBytes(some);
                case Frame.LogLost _ -> {}
                case Frame.Exit(var status) -> {
                    return new ShellOutput(text(bytes), Optional.of(status));
                }
                case Frame.Disconnected _ -> {
                    return new ShellOutput(text(bytes), Optional.empty());
                }
            }
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
