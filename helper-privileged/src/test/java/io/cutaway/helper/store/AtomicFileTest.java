package io.cutaway.helper.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.helper.store.AtomicFile.Durability;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

@DisplayName("A file that is written at once")
class AtomicFileTest {

    @TempDir private Path folder;

    @Test
    void replacesTheOldContentAndLeavesNothingElse() throws IOException {
        for (var durability : Durability.values()) {
            var file = folder.resolve("file");
            AtomicFile.write(file, "a longer old content".getBytes(UTF_8), durability);
            AtomicFile.write(file, "new".getBytes(UTF_8), durability);
            assertEquals("new", Files.readString(file));
            assertEquals(List.of(file), filesIn(folder));
        }
    }

    @Test
    void canBeReadByItsOwnerOnly() throws IOException {
        var file = folder.resolve("file");
        AtomicFile.write(file, new byte[0], Durability.PROCESS);
        var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertEquals("rw-------", permissions);
    }

    @Test
    void leavesNothingWhenItCantGetItsName() throws IOException {
        var taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));
        assertThrows(
                IOException.class, () -> AtomicFile.write(taken, new byte[1], Durability.PROCESS));
        assertEquals(List.of(taken), filesIn(folder));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
