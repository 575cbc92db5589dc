package io.cutaway.helper.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The permissions that a new file doesn't get (umask(2)).
///
/// @param bits those permissions
record Umask(int bits) {

    private static final int PERMISSIONS = 0777;

    /// As `/proc/self/status` has it; all permissions when it can't be read.
    static Umask ofThisProcess() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Umask:"))
                    .map(line -> new Umask(Integer.parseInt(line.substring(6).strip(), 8)))
                    .findFirst()
                    .orElse(new Umask(PERMISSIONS));
        } catch (IOException _) {
            return new Umask(PERMISSIONS);
        }
    }

    /// Whether a file that is made with this mode has it. The bits above the permissions are not
    /// for making: a change of owner would clear them.
    boolean leaves(int mode) {
        return (mode & ~PERMISSIONS) == 0 && (mode & bits) == 0;
    }
}
