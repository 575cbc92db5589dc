package io.cutaway.app.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the shared libraries and the loader that programs need, by asking the loader itself
/// (ldd(1)). It runs the programs' loader, so it is for this computer's own programs only.
final class LibraryFinder {

    /// `libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)` or `/lib64/ld-linux-x86-64.so.2 (0x…)`.
    private static final Pattern LINE =
            Pattern.compile("\\s+(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)");

    /// Loaded by name when glibc looks users up; before glibc 2.34 it isn't in libc itself.
    private static final String USERS = "libnss_files.so.2";

    private LibraryFinder() {}

    /// The libraries' paths as the loader asks for them.
    static SortedSet<Path> find(Collection<Path> programs)
            throws IOException, InterruptedException {
        var libraries = new TreeSet<Path>();
        for (var line : run(programs)) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                addWithUsers(libraries, Path.of(matcher.group(1)));
            }
        }
        return libraries;
    }

    private static void addWithUsers(SortedSet<Path> libraries, Path library) {
        libraries.add(library);
        if (library.endsWith("libc.so.6") && Files.exists(library.resolveSibling(USERS))) {
            libraries.add(library.resolveSibling(USERS));
        }
    }

    /// Its status says nothing: a program without libraries counts as a failure.
    private static List<String> run(Collection<Path> programs)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ldd"));
        programs.forEach(program -> command.add(program.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        process.getOutputStream().close();
        var output = process.getInputStream().readAllBytes();
        process.waitFor();
        return new String(output, StandardCharsets.UTF_8).lines().toList();
    }
}
