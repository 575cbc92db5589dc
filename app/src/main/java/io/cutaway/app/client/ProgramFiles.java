package io.cutaway.app.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The assembled program on disk.
///
/// @param home folder with `helper`, `bin`, `native` and `build-id`
/// @param javaHome the Java runtime that the application itself runs on
/// @param recording where a helper leaves its ahead-of-time cache when it ends; the script
///   `cutaway` asks for that once for each build
public record ProgramFiles(Path home, Path javaHome, Optional<Path> recording) {

    public ProgramFiles(Path home, Path javaHome) {
        this(home, javaHome, Optional.empty());
    }

    /// What the system properties `cutaway.home`, `java.home` and `cutaway.recording` name.
    ///
    /// @throws StartFailedException when there is no assembled program
    public static ProgramFiles ofThisProcess() {
        var home = System.getProperty("cutaway.home", "");
        var java = System.getProperty("java.home", "");
        var recording = Optional.ofNullable(System.getProperty("cutaway.recording")).map(Path::of);
        var files = new ProgramFiles(Path.of(home).toAbsolutePath(), Path.of(java), recording);
        if (home.isEmpty() || !Files.isExecutable(files.shim())) {
            throw new StartFailedException(
                    new StartFailure.ProgramIncomplete(files.shim().toString()));
        }
        return files;
    }

    public Path shim() {
        return home.resolve("bin/cutaway-shim");
    }

    public Path java() {
        return javaHome.resolve("bin/java");
    }

    public Path nativeLibraries() {
        return home.resolve("native");
    }

    /// The helper's jars, in the order of their names.
    public List<Path> helperClassPath() {
        try (var jars = Files.list(home.resolve("helper"))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException _) {
            throw new StartFailedException(
                    new StartFailure.ProgramIncomplete(home.resolve("helper").toString()));
        }
    }

    /// Java's ahead-of-time cache of the helper (JEP 514): the classes that a helper loads, and
    /// what their code was seen to do. Empty when there is none; an empty file says that none could
    /// be made.
    public Optional<Path> helperCache() {
        return Optional.of(home.resolve("helper.aot")).filter(file -> file.toFile().length() > 0);
    }

    /// What tells this build from every other.
    public String buildId() {
        try {
            return Files.readString(home.resolve("build-id")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
