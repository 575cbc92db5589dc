package io.cutaway.app.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs other programs of this computer.
final class Programs {

    private static final int LIMIT_SECONDS = 60;
    private static final List<String> FOLDERS =
            List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private Programs() {}

    static boolean isInstalled(String program) {
        return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// Runs a program that must succeed.
    ///
    /// @return what it printed
    /// @throws IOException with what it printed, when it fails or takes longer than a minute
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, 0, List.of(command));
    }

    /// As [#run(Path, String...)], of a program that must end with `status`.
    static String run(Path folder, int status, List<String> command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", "");
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst());
            }
            var text = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
            if (process.exitValue() != status) {
                throw new IOException(text.lines().findFirst().orElse(command.getFirst()));
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }
}
