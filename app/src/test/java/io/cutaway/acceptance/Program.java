package io.cutaway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A copy of the assembled program that every user may read, with the script that starts it, made
/// once for all tests of a JVM.
final class Program {

    private static final Path HOME = Path.of(System.getProperty("cutaway.home", "target/cutaway"));

    /// Where the build puts what it makes.
    static final Path TARGET = HOME.toAbsolutePath().resolve("..").normalize();

    private static final Path COPY = prepared();

    private Program() {}

    /// The script.
    static Path script() {
        return COPY.resolve("cutaway");
    }

    /// The first start makes a cache for the later ones, and says so.
    private static Path prepared() {
        var copy = copy("cutaway-program");
        Host.run(copy.resolve("cutaway").toString(), "--help");
        return copy;
    }

    /// One more copy, which a test may change.
    static Path copy(String name) {
        try {
            var open = PosixFilePermissions.fromString("rwxr-xr-x");
            var folder = Files.createTempDirectory(name);
            Files.setPosixFilePermissions(folder, open);
            var script = TARGET.resolve("../../cutaway").normalize();
            var target = Files.createDirectories(folder.resolve("app/target"));
            var build = Files.createDirectories(folder.resolve("app/src/main/build"));
            Host.run("cp", "-p", script.toString(), folder.toString());
            Host.run("cp", "-rp", HOME.toString(), target.toString());
            var finder = TARGET.resolve("../src/main/build/jdk.sh").normalize();
            Host.run("cp", finder.toString(), build.toString());
            Host.run("chmod", "-R", "go+rX", folder.toString());
            // The script compares its sources' times with it: these are no newer.
            Host.run("touch", target.resolve("cutaway/build-id").toString());
            var removal = new Thread(() -> Host.run("rm", "-rf", folder.toString()));
            Runtime.getRuntime().addShutdownHook(removal);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
