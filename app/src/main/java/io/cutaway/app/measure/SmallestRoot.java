package io.cutaway.app.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// A root file system with one program that ends at once: the shim itself, which is linked
/// statically, so that it needs nothing else. Called without an argument it says how it is called
/// and ends.
///
/// @param folder with `bundle/rootfs` and the same as `root.tar`
record SmallestRoot(Path folder) implements AutoCloseable {

    static final String PROGRAM = "/program";

    /// The status that the program ends with.
    static final int STATUS = 64;

    /// @param program the assembled shim
    static SmallestRoot make(Path program) throws IOException, InterruptedException {
        var root = new SmallestRoot(Files.createTempDirectory("cutaway-measure"));
        for (var directory : List.of("dev", "etc", "proc", "sys", "tmp")) {
            Files.createDirectories(root.tree().resolve(directory));
        }
        Files.copy(program, root.tree().resolve(PROGRAM.substring(1)));
        Programs.run(root.folder(), "tar", "-C", root.tree().toString(), "-cf", "root.tar", ".");
        return root;
    }

    Path bundle() {
        return folder.resolve("bundle");
    }

    Path tree() {
        return bundle().resolve("rootfs");
    }

    Path archive() {
        return folder.resolve("root.tar");
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
