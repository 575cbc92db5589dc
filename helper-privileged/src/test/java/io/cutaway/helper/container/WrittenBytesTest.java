package io.cutaway.helper.container;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.helper.store.TreeRemover;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@DisplayName("The disk space of a writable layer")
class WrittenBytesTest {

    private static final int FLAGS = FileFlags.O_PATH | FileFlags.O_DIRECTORY;

    @TempDir private Path folder;

    /// Deeper than a thread's stack and the usual number of descriptors.
    @Test
    void isCountedInATreeOfAnyDepth() throws IOException {
        Files.write(folder.resolve("file"), new byte[1 << 20]);
        makeDeep(4000);
        assertTrue(WrittenBytes.bytes(folder) >= 1 << 20);
        TreeRemover.remove(folder.resolve("deep"));
    }

    private void makeDeep(int depth) {
        var current = FileCalls.open(folder.toString(), FLAGS);
        for (int i = 0; i < depth; i++) {
            current = makeBelow(current);
        }
        current.close();
    }

    private static Descriptor makeBelow(Descriptor parent) {
        try (parent) {
            DirectoryCalls.mkdirat(parent, "deep", 0700);
            return FileCalls.openat(parent, "deep", FLAGS, 0);
        }
    }
}
