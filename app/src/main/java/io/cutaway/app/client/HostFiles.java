package io.cutaway.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The computer's own small files: its settings in `/etc` and what the kernel says in `/proc`.
///
/// @param root `/`; elsewhere when a fault is injected
public record HostFiles(Path root) {

    public static final HostFiles OF_THIS_COMPUTER = new HostFiles(Path.of("/"));

    /// The text of an absolute path; empty when it does not exist or can't be read. Bytes that are
    /// no text are kept as other characters: one wrong line must not hide the others.
    public Optional<String> read(String path) {
        try {
            return Optional.of(Files.readString(at(path), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// A file of one line, without its end.
    public Optional<String> readLine(String path) {
        return read(path).map(String::strip);
    }

    /// Whether a program of that name is in one of the folders that the starter looks in.
    public boolean hasProgram(String name) {
        return Files.isExecutable(at("/usr/bin/" + name)) || Files.isExecutable(at("/bin/" + name));
    }

    private Path at(String path) {
        return root.resolve(path.substring(1));
    }
}
