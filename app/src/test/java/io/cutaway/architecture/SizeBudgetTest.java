package io.cutaway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;

@DisplayName("The size of a source file")
class SizeBudgetTest {

    @Test
    void isWithinTheBudgetEverywhere() throws IOException {
        for (var module : List.of("engine", "icons", "helper-privileged", "app")) {
            assertEquals(List.of(), SizeBudget.excesses(Path.of("..", module, "src")), module);
        }
    }

    @Test
    void isReportedBeyondTheBudget(@TempDir Path folder) throws IOException {
        check(folder, "Usual.java", 300, "", List.of());
        check(folder, "Long.java", 301, "", List.of("src/Long.java 301"));
        check(folder, "usual.c", 400, "", List.of());
        check(folder, "long.c", 401, "", List.of("src/long.c 401"));
        check(folder, "notes.md", 301, "", List.of());
    }

    @Test
    void mayBeMoreWithAReasonButNotForEver(@TempDir Path folder) throws IOException {
        check(folder, "Table.java", 400, "// Over 300 lines: one table", List.of());
        check(
                folder,
                "Table.java",
                401,
                "// Over 300 lines: one table",
                List.of("src/Table.java 401"));
    }

    private static void check(
            Path folder, String name, int lines, String firstLine, List<String> expected)
            throws IOException {
        var file = Files.createDirectories(folder.resolve("src")).resolve(name);
        Files.write(file, List.of(firstLine));
        Files.write(file, Collections.nCopies(lines - 1, "line"), StandardOpenOption.APPEND);
        assertEquals(expected, SizeBudget.excesses(folder));
        Files.delete(file);
    }
}
