package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.helper.store.StoreLayout;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What other programs read in one way or another has one meaning here.
@DisplayName("A strange layer")
class StrangeLayerTest {

    @TempDir private Path folder;

    /// A layer knows nothing of those below it: it can only have names in its own tree.
    @Test
    void isLedNowhereByTheLinksOfLayersBelow() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "untouched");
        unpack(new Archive().symbolicLink("d", outside.toString()).bytes());
        var upper =
                new Archive()
                        .file("d/secret", "written")
                        .file("d/.wh.other", "")
                        .file("d/.wh..wh..opq", "");
        var tree = unpack(upper.bytes());
        assertTrue(Files.isDirectory(tree.resolve("d")));
        assertEquals("written", Files.readString(tree.resolve("d/secret")));
        assertEquals("untouched", Files.readString(outside.resolve("secret")));
        var link = new Archive().hardLink("a", "d/secret").bytes();
        var refusal = assertThrows(ImageException.class, () -> unpack(link));
        assertEquals("BAD_HARD_LINK", refusal.code());
    }

    /// tar(1) stops at the first end, too, unless it is told not to.
    @Test
    void endsWhereItsArchiveEnds() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(new Archive().file("first", "x").bytes());
        both.write(new Archive().file("second", "x").bytes());
        var tree = unpack(both.toByteArray());
        assertTrue(Files.exists(tree.resolve("first")));
        assertFalse(Files.exists(tree.resolve("second")));
    }

    @Test
    void mayHaveFifosAndFilesInEachOthersPlace() throws IOException {
        var archive =
                new Archive()
                        .put(fifo("etc/passwd"))
                        .put(fifo("later"))
                        .file("later", "a file")
                        .file("earlier", "a file")
                        .put(fifo("earlier"));
        var tree = TreeListing.of(unpack(archive.bytes()));
        assertTrue(tree.getOrDefault("etc/passwd", "").startsWith("FIFO 600"), () -> "" + tree);
        assertTrue(tree.getOrDefault("later", "").startsWith("REGULAR_FILE"), () -> "" + tree);
        assertTrue(tree.getOrDefault("earlier", "").startsWith("FIFO"), () -> "" + tree);
        var below = new Archive().put(fifo("f")).file("f/below", "x").bytes();
        var refusal = assertThrows(ImageException.class, () -> unpack(below));
        assertEquals("PARENT_IS_NO_DIRECTORY", refusal.code());
    }

    private static TarEntry fifo(String path) {
        return new TarEntry.Fifo(new TarMetadata(path, 0600, Archive.TIME));
    }

    /// Whatever it stands above, and in whatever order it comes.
    @Test
    void mayHideAllOfTheLayersBelow() throws IOException {
        var archive = new Archive().file("mine", "x").file(".wh..wh..opq", "").file("more", "x");
        var tree = TreeListing.of(unpack(archive.bytes()));
        assertTrue(tree.getOrDefault("", "").endsWith(" user.overlay.opaque=79"), () -> "" + tree);
        assertTrue(tree.containsKey("mine") && tree.containsKey("more"), () -> "" + tree);
    }

    private Path unpack(byte[] archive) throws IOException {
        var layout = new StoreLayout(folder.resolve("store"));
        var layer =
                new LayerUnpacker(layout, new IdShift.AsInArchive(), UnpackLimits.DEFAULT)
                        .unpack(new ByteArrayInputStream(archive), OutputStream.nullOutputStream());
        return layout.layerTree(layer.diffId());
    }
}
