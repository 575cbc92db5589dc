package io.cutaway.app.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds this computer's programs by name. Only the system's directories are searched: what a user
/// has installed may need files from anywhere.
record ProgramFinder(List<Path> directories) {

    static final ProgramFinder SYSTEM =
            new ProgramFinder(
                    List.of(
                            Path.of("/usr/bin"),
                            Path.of("/bin"),
                            Path.of("/usr/sbin"),
                            Path.of("/sbin")));

    /// The file of a program, with all links resolved, if it is there and can be read.
    Optional<Path> find(String name) throws IOException {
        for (var directory : directories) {
            var file = directory.resolve(name);
            if (Files.isRegularFile(file) && Files.isReadable(file) && Files.isExecutable(file)) {
                return Optional.of(file.toRealPath());
            }
        }
        return Optional.empty();
    }

    /// The first of the names that is there.
    Optional<Path> findFirst(List<String> names) throws IOException {
        for (var name : names) {
            var found = find(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
