package io.cutaway.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How long a source file may be.
///
/// Long files grow by one more option at a time. Beyond [#USUAL] lines a Java file has to say why,
/// in a comment with the words [#REASON]; [#MOST] is the end, for C, which takes more lines, too.
final class SizeBudget {

    static final int USUAL = 300;
    static final int MOST = 400;
    static final String REASON = "Over 300 lines:";

    private SizeBudget() {}

    /// The Java and C files below a folder that are too long, each with its number of lines.
    static List<String> excesses(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(SizeBudget::isSource)
                    .filter(SizeBudget::isTooLong)
                    .map(file -> folder.relativize(file) + " " + lines(file).size())
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        var path = file.toString();
        return Files.isRegularFile(file)
                && path.contains("/src/")
                && (path.endsWith(".java") || path.endsWith(".c") || path.endsWith(".h"));
    }

    private static boolean isTooLong(Path file) {
        var lines = lines(file);
        var mayBeLong =
                !file.toString().endsWith(".java")
                        || lines.stream().anyMatch(line -> line.contains(REASON));
        return lines.size() > (mayBeLong ? MOST : USUAL);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
