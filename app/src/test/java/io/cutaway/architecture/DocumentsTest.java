package io.cutaway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A claim that names a test is worth what the test is worth: it must exist.
@DisplayName("The documents")
class DocumentsTest {

    private static final Path TOP = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT)|\\w+_test\\.c)`");
    private static final Pattern METHOD = Pattern.compile("`(\\w+(?:Test|IT))[.#](\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void nameNoTestThatDoesNotExist() throws IOException {
        assertEquals(List.of(), missing(Files.readString(TOP.resolve("docs/SECURITY.md"))));
        for (var document : documents()) {
            assertEquals(List.of(), missing(Files.readString(document)), document.toString());
        }
    }

    @Test
    void nameNoMethodThatDoesNotExist() throws IOException {
        var sources = sources();
        for (var document : documents()) {
            var missing =
                    METHOD.matcher(Files.readString(document))
                            .results()
                            .filter(name -> !declares(sources, name.group(1), name.group(2)))
                            .map(MatchResult::group)
                            .toList();
            assertEquals(List.of(), missing, document.toString());
        }
        assertFalse(declares(sources, "DocumentsTest", "nobodyWroteThis"));
    }

    private static boolean declares(List<Path> sources, String type, String method) {
        return sources.stream()
                .filter(file -> file.endsWith(type + ".java"))
                .anyMatch(file -> text(file).contains("void " + method + "("));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void linkToNothingThatDoesNotExist() throws IOException {
        for (var document : documents()) {
            var broken =
                    LINK.matcher(Files.readString(document))
                            .results()
                            .map(link -> link.group(1))
                            .filter(link -> !Files.exists(document.resolveSibling(link)))
                            .toList();
            assertEquals(List.of(), broken, document.toString());
        }
    }

    @Test
    void wouldBeFoundOutIfTheyDid() throws IOException {
        assertEquals(
                List.of("NobodyWroteThisTest"), missing("see `NobodyWroteThisTest`, `GateTest`"));
    }

    private static List<Path> documents() throws IOException {
        try (var docs = Files.walk(TOP.resolve("docs"))) {
            return Stream.concat(Stream.of(TOP.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static List<String> missing(String text) throws IOException {
        var known = tests();
        return TEST.matcher(text)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !known.contains(name))
                .distinct()
                .toList();
    }

    private static Set<String> tests() throws IOException {
        return sources().stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static List<Path> sources() throws IOException {
        try (var engine = Files.walk(TOP.resolve("engine/src/test"));
                var helper = Files.walk(TOP.resolve("helper-privileged/src/test"));
                var app = Files.walk(TOP.resolve("app/src/test"))) {
            return Stream.of(engine, helper, app)
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
