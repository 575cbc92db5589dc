package io.cutaway.helper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Copies the class path of the tests to where an ordinary user can read it: the local Maven
/// repository may lie in a home directory that nobody else can enter.
final class ProgramCopy {

    private ProgramCopy() {}

    /// Jars beside each other, and directories together in `classes`.
    static void into(Path target, Path shim) throws IOException {
        Files.createDirectories(target.resolve("classes"));
        Files.copy(shim, target.resolve("cutaway-shim"), StandardCopyOption.COPY_ATTRIBUTES);
        for (var entry : classPath().split(":")) {
            var path = Path.of(entry);
            if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
                copyTree(path, target.resolve("classes"));
            } else if (Files.isRegularFile(path)) {
                Files.copy(
                        path,
                        target.resolve(path.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Surefire may hide the class path in the manifest of a jar.
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
