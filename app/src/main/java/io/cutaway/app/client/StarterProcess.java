package io.cutaway.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Runs the starter to its end.
interface StarterProcess {

    /// How it ended.
    ///
    /// @param message what it wrote to its standard error
    record Ended(int exitCode, String message) {}

    Ended run(List<String> command, Map<String, String> environment);

    /// The real one. The helper that it leaves behind has none of its streams.
    static Ended runProgram(List<String> command, Map<String, String> environment) {
        var builder =
                new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var message = process.getErrorStream().readAllBytes();
            return new Ended(process.waitFor(), new String(message, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Ended(74, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(74, e.toString());
        }
    }
}
