package io.cutaway.helper.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

@DisplayName("Removing a tree")
class TreeRemoverTest {

    @TempDir private Path folder;

    @Test
    void leavesWhatItsLinksLeadToAlone() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "kept");
        var tree = Files.createDirectories(folder.resolve("tree/a/b"));
        Files.createSymbolicLink(tree.resolve("link"), outside);
        Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));
        Files.writeString(tree.resolve("file"), "x");

        TreeRemover.remove(folder.resolve("tree"));

        assertFalse(Files.exists(folder.resolve("tree")));
        assertEquals("kept", Files.readString(outside.resolve("kept")));
    }

    @Test
    void removesALinkAndNotItsTarget() throws IOException {
        var target = Files.createDirectory(folder.resolve("target"));
        var link = Files.createSymbolicLink(folder.resolve("link"), target);
        TreeRemover.remove(link);
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(target));
    }

    @Test
    void isDoneAlreadyWhenThereIsNone() {
        TreeRemover.remove(folder.resolve("none"));
        TreeRemover.remove(folder.resolve("none/below"));
    }

    /// As shims do that write their last words while their container is removed.
    @Test
    void removesWhatIsStillBeingFilled() throws Exception {
        var tree = Files.createDirectories(folder.resolve("tree/a"));
        var writer = Thread.ofPlatform().start(() -> fill(tree));
        Files.writeString(tree.resolveSibling("other"), "x");
        TreeRemover.remove(folder.resolve("tree"));
        writer.join();
        assertFalse(Files.exists(folder.resolve("tree")));
    }

    /// Until the directory is gone.
    private static void fill(Path directory) {
        for (int i = 0; i < 5000; i++) {
            try {
                Files.writeString(directory.resolve("f" + i % 10), "x");
                Files.deleteIfExists(directory.resolve("f" + (i + 5) % 10));
            } catch (IOException _) {
                return;
            }
        }
    }

    /// Deeper than a path can be long (4096 bytes) and than descriptors are usually allowed.
    @Test
    void reachesWhatNoPathReaches() throws IOException {
        makeDeep(folder, 3000);
        TreeRemover.remove(folder.resolve("deep"));
        assertFalse(Files.exists(folder.resolve("deep")));
    }

    private static void makeDeep(Path folder, int depth) {
        var flags = FileFlags.O_PATH | FileFlags.O_DIRECTORY;
        var current = FileCalls.open(folder.toString(), flags);
        for (var i = 0; i < depth; i++) {
            current = makeBelow(current, flags);
        }
        current.close();
    }

    private static Descriptor makeBelow(Descriptor parent, int flags) {
        try (parent) {
            DirectoryCalls.mkdirat(parent, "deep", 0700);
            return FileCalls.openat(parent, "deep", flags, 0);
        }
    }
}
