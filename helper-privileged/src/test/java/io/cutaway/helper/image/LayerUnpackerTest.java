package io.cutaway.helper.image;

import static io.cutaway.helper.image.Archive.TIME;
import static io.cutaway.helper.image.Archive.owned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.system.AttributeCalls;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Files get owners of all kinds here, so it needs root; without it the kernel refuses.
@DisplayName("Unpacking a layer")
class LayerUnpackerTest {

    private static final String WHITEOUT = "CHARACTER_DEVICE";

    @TempDir private Path folder;

    @Test
    void computesBothDigestsAndKeepsWhatCameByte() throws IOException {
        var tar = new Archive().file("a", "content").bytes();
        var copy = new ByteArrayOutputStream();
        var packed = Archive.gzip(tar);
        var layer = unpack(packed, new IdShift.AsInArchive(), copy);
        assertEquals(Digest.of(packed), layer.digest());
        assertEquals(Digest.of(tar), layer.diffId());
        assertEquals(packed.length, layer.size());
        assertEquals(MediaTypes.LAYER_GZIP, layer.mediaType());
        assertEquals(Digest.of(packed), Digest.of(copy.toByteArray()));
        assertEquals(layer, unpacker(new IdShift.AsInArchive()).find(layer.diffId()).orElseThrow());
        assertEquals("content", Files.readString(tree(layer).resolve("a")));
    }

    @Test
    void readsCompressedDataInSeveralParts() throws IOException {
        var tar = new Archive().file("a", "x".repeat(100_000)).bytes();
        var out = new ByteArrayOutputStream();
        for (var at = 0; at < tar.length; at += 10_000) {
            out.write(
                    Archive.gzip(
                            java.util.Arrays.copyOfRange(
                                    tar, at, Math.min(tar.length, at + 10_000))));
        }
        assertEquals(Digest.of(tar), unpack(out.toByteArray()).diffId());
    }

    @Test
    void usesALayerThatIsThereAlready() throws IOException {
        var tar = new Archive().file("a", "content").bytes();
        var first = unpack(tar);
        Files.writeString(tree(first).resolve("mark"), "still the first one");
        var second = unpack(Archive.gzip(tar));
        assertEquals(first.diffId(), second.diffId());
        assertTrue(Files.exists(tree(first).resolve("mark")));
        assertEquals(List.of(first.diffId().hex()), layers());
    }

    /// acl(5): version 2, then tag, permissions and id of the owner, the group and the others.
    @Test
    void inheritsNothingFromTheDirectoriesAboveTheStore() throws IOException {
        var acl = "02000000" + "01000700ffffffff" + "04000000ffffffff" + "20000000ffffffff";
        AttributeCalls.setxattr(
                folder.toString(), "system.posix_acl_default", HexFormat.of().parseHex(acl), 0);
        var archive = new Archive().directory("d").file("d/file", "x").file("other/file", "x");
        var tree = tree(unpack(archive.bytes()));
        checkStart(tree, "d", "DIRECTORY 755");
        checkStart(tree, "d/file", "REGULAR_FILE 644");
        checkStart(tree, "other", "DIRECTORY 755");
        for (var path : List.of("d", "d/file", "other", "other/file")) {
            var attributes = AttributeCalls.listxattr(tree.resolve(path).toString());
            assertEquals(List.of(), attributes, path);
        }
    }

    @Test
    void goesBackAndForthBetweenManyDirectories() throws IOException {
        var archive = new Archive();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 40; i++) {
                archive.file("d%d/e%d/f%d".formatted(i, i, round), "%d %d".formatted(i, round));
            }
        }
        var tree = tree(unpack(archive.bytes()));
        for (int i = 0; i < 40; i++) {
            assertEquals(i + " 2", Files.readString(tree.resolve("d%d/e%d/f2".formatted(i, i))));
            assertEquals(i + " 0", Files.readString(tree.resolve("d%d/e%d/f0".formatted(i, i))));
        }
    }

    @Test
    void makesParentsThatTheArchiveLacks() throws IOException {
        var tree = tree(unpack(new Archive().file("a/b/c", "x").bytes()));
        checkStart(tree, "a", "DIRECTORY 755 0:0");
        checkStart(tree, "a/b", "DIRECTORY 755 0:0");
        checkStart(tree, "a/b/c", "REGULAR_FILE 644 0:0");
    }

    @Test
    void letsTheLaterEntryWin() throws IOException {
        var archive =
                new Archive()
                        .file("file", "first")
                        .file("file", "second")
                        .directory("d")
                        .file("d/below", "x")
                        .file("d", "now a file")
                        .file("f", "x")
                        .directory("f")
                        .file("f/below", "x")
                        .symbolicLink("l", "/etc")
                        .directory("l")
                        .directory("kept")
                        .file("kept/file", "x")
                        .put(new TarEntry.Directory(new TarMetadata("kept", 0700, TIME)));
        var tree = tree(unpack(archive.bytes()));
        assertEquals("second", Files.readString(tree.resolve("file")));
        assertEquals("now a file", Files.readString(tree.resolve("d")));
        checkStart(tree, "f/below", "REGULAR_FILE");
        checkStart(tree, "l", "DIRECTORY 755");
        checkStart(tree, "kept", "DIRECTORY 700 0:0 1767323045.678901234");
        checkStart(tree, "kept/file", "REGULAR_FILE");
    }

    @Test
    void turnsWhiteoutsIntoOverlays() throws IOException {
        var archive =
                new Archive()
                        .file("a/.wh.gone", "")
                        .file("b/.wh..wh..opq", "")
                        .directory("both")
                        .file(".wh.both", "")
                        .file(".wh.other", "")
                        .directory("other")
                        .file("mine", "x")
                        .file(".wh.mine", "")
                        .file("c/.wh..wh.plnk", "");
        var tree = tree(unpack(archive.bytes()));
        checkStart(tree, "a/gone", WHITEOUT);
        checkEnd(tree, "a/gone", " device=0");
        checkEnd(tree, "b", " user.overlay.opaque=79");
        checkEnd(tree, "both", " user.overlay.opaque=79");
        checkEnd(tree, "other", " user.overlay.opaque=79");
        assertEquals("x", Files.readString(tree.resolve("mine")));
        assertFalse(Files.exists(tree.resolve("c")));
    }

    @Test
    void makesNoDevices() throws IOException {
        var archive =
                new Archive().device("null", 1, 3).device("dev/white", 0, 0).hardLink("n", "null");
        var layer = unpack(archive.bytes());
        assertEquals(3, layer.skippedDevices());
        assertFalse(Files.exists(tree(layer).resolve("null")));
        assertFalse(Files.exists(tree(layer).resolve("dev/white")));
        assertFalse(Files.exists(tree(layer).resolve("n")));
    }

    @Test
    void keepsAttributesExceptThoseThatAreNotForAnImageToSet() throws IOException {
        var value = new byte[] {1, 0, (byte) 0xff};
        var archive =
                new Archive()
                        .file(
                                owned(
                                        "f",
                                        04755,
                                        7,
                                        Map.of(
                                                "user.a", value,
                                                "user.overlay.opaque", value,
                                                "user.overlay.redirect", value,
                                                "trusted.overlay.opaque", value,
                                                "security.selinux", value)),
                                "");
        var layer = unpack(archive.bytes());
        assertEquals(4, layer.droppedAttributes());
        checkStart(tree(layer), "f", "REGULAR_FILE 4755 7:7");
        checkEnd(tree(layer), "f", " size=0 user.a=0100ff");
    }

    @Test
    void givesOwnersByTheShift() throws IOException {
        var capability = HexFormat.of().parseHex("01000002ff00008000000000" + "0000000000000000");
        var xattrs = Map.of(FileCapability.NAME, capability);
        var tar = new Archive().file(owned("d/f", 0755, 1000, xattrs), "").bytes();

        var asIs = new StoreLayout(folder.resolve("1"));
        unpack(asIs, tar, new IdShift.AsInArchive());
        var block = new StoreLayout(folder.resolve("2"));
        unpack(block, tar, new IdShift.ToBlock(1_000_000));
        var single = new StoreLayout(folder.resolve("3"));
        var squashed = unpack(single, tar, new IdShift.AllToRoot());

        var diffId = Digest.of(tar);
        checkStart(asIs.layerTree(diffId), "d/f", "REGULAR_FILE 755 1000:1000");
        checkEnd(
                asIs.layerTree(diffId),
                "d/f",
                "security.capability=01000002ff000080000000000000000000000000");
        checkStart(block.layerTree(diffId), "", "DIRECTORY 755 1000000:1000000");
        checkStart(block.layerTree(diffId), "d", "DIRECTORY 755 1000000:1000000");
        checkStart(block.layerTree(diffId), "d/f", "REGULAR_FILE 755 1001000:1001000");
        checkEnd(
                block.layerTree(diffId),
                "d/f",
                "security.capability=01000003ff00008000000000000000000000000040420f00");
        checkStart(single.layerTree(diffId), "d/f", "REGULAR_FILE 755 0:0");
        assertEquals(1, squashed.squashedOwners());
    }

    private void checkStart(Path tree, String path, String expected) {
        var line = TreeListing.of(tree).getOrDefault(path, "absent");
        assertTrue(line.startsWith(expected), () -> path + ": " + line);
    }

    private void checkEnd(Path tree, String path, String expected) {
        var line = TreeListing.of(tree).getOrDefault(path, "absent");
        assertTrue(line.endsWith(expected), () -> path + ": " + line);
    }

    private UnpackedLayer unpack(byte[] archive) throws IOException {
        return unpack(archive, new IdShift.AsInArchive(), OutputStream.nullOutputStream());
    }

    private UnpackedLayer unpack(byte[] archive, IdShift shift, OutputStream copy)
            throws IOException {
        return unpacker(shift).unpack(new ByteArrayInputStream(archive), copy);
    }

    private static UnpackedLayer unpack(StoreLayout layout, byte[] archive, IdShift shift)
            throws IOException {
        return new LayerUnpacker(layout, shift, UnpackLimits.DEFAULT)
                .unpack(new ByteArrayInputStream(archive), OutputStream.nullOutputStream());
    }

    private LayerUnpacker unpacker(IdShift shift) {
        return new LayerUnpacker(new StoreLayout(folder), shift, UnpackLimits.DEFAULT);
    }

    private Path tree(UnpackedLayer layer) {
        return new StoreLayout(folder).layerTree(layer.diffId());
    }

    private List<String> layers() throws IOException {
        try (var names = Files.list(new StoreLayout(folder).layers())) {
            return names.map(path -> path.getFileName().toString()).toList();
        }
    }
}
