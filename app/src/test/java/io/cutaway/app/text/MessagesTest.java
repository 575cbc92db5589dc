package io.cutaway.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@DisplayName("The sentences")
class MessagesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources");
    private static final Pattern CONSTANT = Pattern.compile("^    ([A-Z][A-Z0-9_]*)[,;]?$");

    static Stream<Path> enums() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith("Message.java"))
                    .filter(file -> !file.endsWith("Message.java"))
                    // The command line's enums share one bundle, and have a test of their own.
                    .filter(file -> !file.toString().contains("/cli/"))
                    .toList()
                    .stream();
        }
    }

    @Test
    void areFoundByThisTest() throws IOException {
        assertFalse(enums().toList().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("enums")
    void haveAKeyInTheBundleForEachConstantAndNoOther(Path source) throws IOException {
        var bundle = new Properties();
        var folder = SOURCES.relativize(source).getParent();
        try (var text =
                Files.newBufferedReader(BUNDLES.resolve(folder).resolve("messages.properties"))) {
            bundle.load(text);
        }
        assertEquals(keys(source), new TreeSet<>(bundle.stringPropertyNames()));
    }

    private static Set<String> keys(Path source) throws IOException {
        var keys = new TreeSet<String>();
        constants(source).forEach(c -> keys.add(c.toLowerCase(Locale.ROOT).replace('_', '-')));
        return keys;
    }

    private static Set<String> constants(Path source) throws IOException {
        var constants = new TreeSet<String>();
        for (var line : Files.readAllLines(source)) {
            var match = CONSTANT.matcher(line);
            if (match.matches()) {
                constants.add(match.group(1));
            }
        }
        return constants;
    }

    @ParameterizedTest
    @MethodSource("enums")
    void areAllUsed(Path source) throws IOException {
        var used = new StringBuilder();
        try (var files = Files.walk(source.getParent())) {
            for (var file :
                    files.filter(f -> !f.equals(source) && Files.isRegularFile(f)).toList()) {
                used.append(Files.readString(file));
            }
        }
        var unused = constants(source);
        unused.removeIf(c -> Pattern.compile("\\b" + c + "\\b").matcher(used).find());
        assertEquals(new TreeSet<String>(), unused);
    }
}
