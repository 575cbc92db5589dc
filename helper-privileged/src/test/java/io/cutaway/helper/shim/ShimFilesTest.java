package io.cutaway.helper.shim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.helper.shim.ShimFiles.Identity;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

@DisplayName("A shim's files")
class ShimFilesTest {

    @TempDir private Path folder;

    @Test
    void sayWhoItIs() throws IOException {
        checkShim(Optional.of(new Identity(7, 70)), "1\nboot\n7 70\n0 0\n");
        checkShim(Optional.empty(), "");
        checkShim(Optional.empty(), "1\n");
        checkShim(Optional.empty(), "2\nboot\n7 70\n0 0\n");
        checkShim(Optional.empty(), "1\nboot\n7\n0 0\n");
        checkShim(Optional.empty(), "1\nboot\n\n\n");
        checkShim(Optional.empty(), "1\nboot\n7 99999999999999999999\n0 0\n");
        checkShim(Optional.empty(), "\0\0\u00ff\0");
    }

    private void checkShim(Optional<Identity> expected, String content) throws IOException {
        Files.writeString(folder.resolve("shim"), content, StandardCharsets.ISO_8859_1);
        assertEquals(expected, ShimFiles.shim(folder).map(ShimFiles.Shim::shim), content);
    }

    @Test
    void sayHowItsContainerEnded() throws IOException {
        checkExit(Optional.of(3), "1\n768\n1000000000\n");
        checkExit(Optional.of(3), "1\n768\n1000000000\nlost 5\n");
        checkExit(Optional.empty(), "");
        checkExit(Optional.empty(), "1\n768\n");
        checkExit(Optional.empty(), "1\nx\ny\n");
    }

    private void checkExit(Optional<Integer> expected, String content) throws IOException {
        Files.writeString(folder.resolve("exit"), content);
        assertEquals(expected, ShimFiles.exit(folder).map(e -> e.status().code()), content);
    }

    @Test
    void mayBeAbsentOrNoFiles() throws IOException {
        assertEquals(Optional.empty(), ShimFiles.shim(folder));
        Files.createDirectory(folder.resolve("exit"));
        assertEquals(Optional.empty(), ShimFiles.exit(folder));
    }
}
