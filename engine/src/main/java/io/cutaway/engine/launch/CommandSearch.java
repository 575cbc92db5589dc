package io.cutaway.engine.launch;

import io.cutaway.engine.launch.Operation.Execute;

import java.util.List;

/// The files that are tried, one after the other, when a command is executed (execvp(3), without
/// its fallback to a shell). The shim does the same in C.
final class CommandSearch {

    private static final String VARIABLE = "PATH=";
    private static final String DEFAULT_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private CommandSearch() {}

    /// Absolute paths; none when there is no command at all.
    ///
    /// @param directory the working directory
    static List<String> files(Execute execute, String directory) {
        var command = execute.arguments().getFirst();
        if (command.isEmpty()) {
            return List.of();
        }
        if (command.contains("/")) {
            return List.of(absolute(command, directory));
        }
        return List.of(path(execute).split(":", -1)).stream()
                .map(folder -> folder.isEmpty() ? command : folder + "/" + command)
                .map(file -> absolute(file, directory))
                .toList();
    }

    /// What the search says in the end, when a file was tried that can't be executed: that a file
    /// is missing is said only when none was there.
    ///
    /// @param before the errno's name so far
    /// @param now that of the file just tried
    static String worse(Execute execute, String before, String now) {
        var isSearched = !execute.arguments().getFirst().contains("/");
        var isMissing = now.equals("ENOENT") || now.equals("ENOTDIR");
        return isSearched && isMissing ? before : now;
    }

    private static String path(Execute execute) {
        return execute.environment().stream()
                .filter(entry -> entry.startsWith(VARIABLE))
                .findFirst()
                .map(entry -> entry.substring(VARIABLE.length()))
                .orElse(DEFAULT_PATH);
    }

    private static String absolute(String path, String directory) {
        return path.startsWith("/") ? path : directory + "/" + path;
    }
}
