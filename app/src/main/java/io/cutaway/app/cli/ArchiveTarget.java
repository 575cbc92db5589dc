package io.cutaway.app.cli;

import io.cutaway.app.archive.ArchiveOutput;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Where a command's archive goes: a file, or standard output when that is no terminal.
final class ArchiveTarget {

    private ArchiveTarget() {}

    /// @param command what to type with `-o`
    static ArchiveOutput open(Optional<String> file, String command) throws IOException {
        if (file.isPresent()) {
            return ArchiveOutput.file(Path.of(file.get()));
        }
        if (Console.outputIsTerminal()) {
            throw new CliException(ImageCliMessage.SAVE_TERMINAL, command);
        }
        return ArchiveOutput.stream(Console.outputBytes(), "stdout");
    }
}
