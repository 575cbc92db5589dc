package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.helper.store.StoreLayout;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Layers made to get out of their directory, or to use up the computer. After each, nothing is
/// left in the store and nothing outside has changed.
@DisplayName("A hostile layer")
class HostileLayerTest {

    private static final UnpackLimits SMALL =
            new UnpackLimits(1 << 20, 100, 50, 4, 100, 1000, Duration.ofMinutes(1));

    private static final UnpackLimits LARGE =
            new UnpackLimits(1L << 30, 100, 50, 4, 100, 1000, Duration.ofMinutes(1));

    @TempDir private Path folder;
    private Path outside = Path.of("");

    @BeforeEach
    void putSomethingOutside() throws IOException {
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "untouched");
    }

    @Test
    void writesThroughNoLinkThatItMade() throws IOException {
        var up = "../".repeat(20) + folder.resolve("outside").toString().substring(1);
        for (var target : List.of(outside.toString(), up)) {
            var layer =
                    unpack(
                            new Archive()
                                    .directory(target.startsWith("/") ? target.substring(1) : "tmp")
                                    .symbolicLink("link", target)
                                    .directory(folder.toString().substring(1) + "/outside")
                                    .file("link/secret", "written")
                                    .bytes());
            // Inside its own root the link leads to a directory of the layer.
            var inside = layer.resolve(outside.toString().substring(1)).resolve("secret");
            assertEquals("written", Files.readString(inside));
            assertEquals("untouched", Files.readString(outside.resolve("secret")));
        }
    }

    @Test
    void replacesALinkInsteadOfWhatItLeadsTo() throws IOException {
        var link = outside.resolve("secret").toString();
        var tree = unpack(new Archive().symbolicLink("a", link).file("a", "mine").bytes());
        assertEquals("mine", Files.readString(tree.resolve("a")));
        assertEquals("untouched", Files.readString(outside.resolve("secret")));
    }

    @Test
    void linksToNothingOutside() throws IOException {
        var secret = outside.resolve("secret").toString();
        refuse("BAD_HARD_LINK", new Archive().hardLink("a", secret.substring(1)));
        refuse(
                "BAD_HARD_LINK",
                new Archive().symbolicLink("d", outside.toString()).hardLink("a", "d/secret"));
        // A hard link to a link is the link itself, and doesn't lead out when it is made.
        var tree = unpack(new Archive().symbolicLink("l", secret).hardLink("a", "l").bytes());
        assertTrue(Files.isSymbolicLink(tree.resolve("a")));
        refuse("TAR_BAD_NAME", new Archive().hardLink("a", "../../outside/secret"));
        refuse("BAD_HARD_LINK", new Archive().directory("d").hardLink("a", "d"));
    }

    @Test
    void climbsNowhere() throws IOException {
        refuse("TAR_BAD_NAME", new Archive().file("../a", "x"));
        refuse("TAR_BAD_NAME", new Archive().file("a/../../b", "x"));
        assertTrue(Files.exists(unpack(new Archive().file("/abs", "x").bytes()).resolve("abs")));
    }

    @Test
    void hidesNothingButNamesInItsDirectory() throws IOException {
        refuse("BAD_WHITEOUT", new Archive().file("a/.wh...", ""));
        refuse("BAD_WHITEOUT", new Archive().file("a/.wh..", ""));
        refuse("BAD_WHITEOUT", new Archive().file(".wh.", ""));
        refuse("BAD_HARD_LINK", new Archive().file(".wh.a", "").hardLink("b", "a"));
        refuse(
                "PARENT_IS_NO_DIRECTORY",
                new Archive().symbolicLink("l", "nowhere").file("l/.wh..wh..opq", ""));
    }

    @Test
    void putsNothingBelowAFile() throws IOException {
        refuse("PARENT_IS_NO_DIRECTORY", new Archive().file("a", "x").file("a/b", "x"));
        refuse("PARENT_IS_NO_DIRECTORY", new Archive().symbolicLink("a", "a").file("a/b", "x"));
        refuse("ROOT_IS_NO_DIRECTORY", new Archive().symbolicLink(".", "x"));
    }

    @Test
    void staysWithinItsLimits() throws IOException {
        refuse(
                "TOO_MANY_BYTES",
                new Archive().file("a", "x".repeat(600_000)).file("b", "x".repeat(600_000)));
        refuse("TOO_DEEP", new Archive().directory("1/2/3/4/5"));
        refuse("NAME_TOO_LONG", new Archive().directory("n".repeat(101)));
        refuse("NAME_TOO_LONG", new Archive().symbolicLink("a", "n".repeat(101)));
        var xattrs = Map.of("user.a", new byte[1001]);
        refuse("ATTRIBUTES_TOO_LARGE", new Archive().file(Archive.owned("a", 0, 0, xattrs), ""));
        var many = new Archive();
        for (var i = 0; i < 51; i++) {
            many.file("f" + i, "");
        }
        refuse("TOO_MANY_ENTRIES", many);
        var name = new Archive().file("n".repeat(256), "").bytes();
        refuse("NAME_TOO_LONG", new ByteArrayInputStream(name), UnpackLimits.DEFAULT);
    }

    @Test
    void makesNobodyRememberMoreThanThereIsRoomFor() throws IOException {
        var deep = ("d".repeat(200) + "/").repeat(19);
        var devices = new Archive();
        var directories = new Archive();
        for (var i = 0; i < 7_000; i++) {
            devices.device(deep + i, 1, 3);
            directories.directory(deep + i);
        }
        for (var many : List.of(devices, directories)) {
            refuse(
                    "TOO_MANY_ENTRIES",
                    new ByteArrayInputStream(many.bytes()),
                    UnpackLimits.DEFAULT);
        }
    }

    @Test
    void isRefusedWhenItIsABomb() throws IOException {
        var bomb = new Archive().file("bomb", "x".repeat(40 << 20)).bytes();
        refuse("TOO_COMPRESSED", new ByteArrayInputStream(Archive.gzip(bomb)), LARGE);
        refuse("TOO_COMPRESSED", new ByteArrayInputStream(zstd(bomb)), UnpackLimits.DEFAULT);
    }

    /// Where a disk's image or a log of logins has holes, zstd makes 32768 bytes of one.
    @Test
    void mayHaveAsManyZerosAsItsFilesMayHaveBytes() throws IOException {
        var zeros = new Archive().file("zeros", "\0".repeat(64 << 20) + "end").bytes();
        var tree = unpack(zstd(zeros));
        try (var file = FileCalls.open(tree.resolve("zeros").toString(), FileFlags.O_RDONLY)) {
            var status = StatusCalls.fstat(file);
            assertEquals((64 << 20) + 3, status.size());
            assertTrue(status.blocks() < 100, () -> status.blocks() + " blocks taken");
        }
        refuse("TOO_MANY_BYTES", zstd(zeros));
        var endless = Arrays.copyOf(new Archive().file("a", "x").bytes(), 40 << 20);
        refuse("TOO_COMPRESSED", zstd(endless));
    }

    /// Every page has something, so none of them is free.
    @Test
    void isRefusedWhenItsZerosAreNotHoles() throws IOException {
        var page = "\0".repeat(4095) + "x";
        var bomb = new Archive().file("bomb", page.repeat(10_000)).bytes();
        refuse("TOO_COMPRESSED", new ByteArrayInputStream(Archive.gzip(bomb)), LARGE);
    }

    private static byte[] zstd(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(out)) {
            zstd.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void hasOwnersAndCapabilitiesThatExist() throws IOException {
        refuse("UNMAPPED_ID", new Archive().file(Archive.owned("a", 0, 65536, Map.of()), ""));
        var none = Map.of(FileCapability.NAME, new byte[] {1, 0, 0, 2});
        refuse("BAD_CAPABILITY", new Archive().file(Archive.owned("a", 0, 0, none), ""));
    }

    @Test
    void isRefusedWhenItIsDamaged() throws IOException {
        var tar = new Archive().file("a", "content").bytes();
        refuse("TAR_TRUNCATED", Arrays.copyOf(tar, 600));
        refuse("TAR_TRUNCATED", new byte[0]);
        refuse("TAR_WRONG_CHECKSUM", "no archive ".repeat(100).getBytes(StandardCharsets.UTF_8));
        var packed = Archive.gzip(tar);
        refuse("BAD_COMPRESSION", Arrays.copyOf(packed, packed.length - 20));
        refuse("BAD_COMPRESSION", Arrays.copyOf(packed, 5));
        packed[20] ^= 0x55;
        refuse("BAD_COMPRESSION", packed);
        refuse("UNSUPPORTED_COMPRESSION", new byte[] {(byte) 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0});
    }

    @Test
    void leavesNothingWhenTheStreamFailsOrTheWorkIsCancelled() throws IOException {
        var tar = new Archive().file("a", "x".repeat(10 << 20)).bytes();
        var caller = Thread.currentThread();
        var failing =
                new ByteArrayInputStream(tar) {
                    @Override
                    public synchronized int read(byte[] bytes, int offset, int length) {
                        if (pos > 5 << 20) {
                            caller.interrupt();
                        }
                        return super.read(bytes, offset, Math.min(length, 10_000));
                    }
                };
        refuse("CANCELLED", failing, UnpackLimits.DEFAULT);
        assertTrue(Thread.interrupted());
    }

    private Path unpack(byte[] archive) throws IOException {
        var layout = new StoreLayout(folder.resolve("store"));
        var layer =
                new LayerUnpacker(layout, new IdShift.AsInArchive(), UnpackLimits.DEFAULT)
                        .unpack(new ByteArrayInputStream(archive), OutputStream.nullOutputStream());
        return layout.layerTree(layer.diffId());
    }

    private void refuse(String code, Archive archive) throws IOException {
        refuse(code, archive.bytes());
    }

    private void refuse(String code, byte[] archive) throws IOException {
        refuse(code, new ByteArrayInputStream(archive), SMALL);
    }

    private void refuse(String code, InputStream archive, UnpackLimits limits) throws IOException {
        var layout = new StoreLayout(folder.resolve("refused"));
        var unpacker = new LayerUnpacker(layout, new IdShift.ToBlock(500_000), limits);
        var before = new TreeMap<>(TreeListing.of(outside));
        var refusal =
                assertThrows(
                        ImageException.class,
                        () -> unpacker.unpack(archive, OutputStream.nullOutputStream()),
                        code);
        assertEquals(code, refusal.code(), refusal.toString());
        assertEquals(before, TreeListing.of(outside));
        try (var left = Files.list(layout.layers())) {
            assertEquals(List.of(), left.toList());
        }
    }
}
