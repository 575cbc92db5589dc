package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarReader;
import io.cutaway.engine.system.AttributeCalls;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.helper.store.StoreLayout;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// Makes device nodes and owners of all kinds, so it needs root.
@DisplayName("An archive of a container's tree")
class TreeArchiverTest {

    private static final IdShift AS_THEY_ARE = new IdShift.AsInArchive();

    /// The writable layer of a container that did a bit of everything.
    private static final String UPPER =
            """
            mkdir -p deep/a opaque 'ä ö' sticky; echo content > deep/a/file; ln deep/a/file hard
            ln -s ../nowhere dangling; ln dangling hard-link-of-link; mkfifo -m 711 fifo; ln fifo fifo2
            mknod deep/gone c 0 0; ln deep/gone also-gone; chmod 1777 sticky
            echo x > setuid; chown 12:34 setuid; chmod 6755 setuid; chown -h 5:6 dangling
            echo y > 'ä ö/ü'; chown 65535:65535 'ä ö'; truncate -s 3M holes
            long=$(printf 'n%.0s' $(seq 200)); mkdir $long; echo z > $long/$long; : > empty
            touch -d '1969-12-31 23:59:58.25 UTC' old; touch -d '2040-01-01 00:00:00.000000001 UTC' new
            touch -d '2001-02-03 04:05:06.123456789' deep/a deep . ; chmod 751 .
            """;

    @TempDir private Path folder;

    @Test
    void isUnpackedToTheSameTree() throws Exception {
        var upper = make("upper", UPPER);
        setAttribute(upper.resolve("opaque"), KeptAttributes.OPAQUE, "y");
        setAttribute(upper.resolve("setuid"), "user.binary", "\0\n=%");
        var capability = HexFormat.of().parseHex("0100000200" + "8000000000000000000000ff00000000");
        AttributeCalls.setxattr(
                upper.resolve("new").toString(),
                FileCapability.NAME,
                Arrays.copyOf(capability, 20),
                0);
        var left = assertSameTree(upper);
        assertEquals(LeftOut.NOTHING, left);
    }

    private LeftOut assertSameTree(Path upper) throws IOException {
        var archive = new ByteArrayOutputStream();
        var left = TreeArchiver.writeLayer(new ArchivedTree(upper, AS_THEY_ARE), archive);
        assertEquals(
                text(withoutTimesOfWhiteouts(upper)),
                text(withoutTimesOfWhiteouts(unpack(archive.toByteArray()))));
        return left;
    }

    private static String text(Map<String, String> lines) {
        return lines.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /// The archive has a name for it and nothing else.
    private static Map<String, String> withoutTimesOfWhiteouts(Path tree) {
        var lines = new TreeMap<>(TreeListing.of(tree));
        lines.replaceAll((_, line) -> line.startsWith("CHARACTER") ? "whiteout" : line);
        return lines;
    }

    @Test
    void leavesOutWhatItCanNotSay() throws Exception {
        var upper =
                make(
                        "upper",
                        "perl -MIO::Socket -e 'IO::Socket::UNIX->new(Local=>\"s\",Listen=>1)';"
                                + "mknod zero c 1 5; echo x > .wh.etc; echo kept > kept");
        setAttribute(upper.resolve("kept"), "user.overlay.origin", "x");
        setAttribute(upper.resolve("kept"), "user.mine", "x");
        var archive = new ByteArrayOutputStream();
        var left = TreeArchiver.writeLayer(new ArchivedTree(upper, AS_THEY_ARE), archive);
        assertEquals(new LeftOut(1, 1, 1), left);
        var entries = entries(archive.toByteArray());
        assertEquals(List.of("", "kept"), entries.stream().map(e -> e.metadata().path()).toList());
        assertEquals(Set.of("user.mine"), entries.get(1).metadata().xattrs().keySet());
    }

    @Test
    void shiftsIdsBack() throws Exception {
        var upper = make("upper", "echo a > root; chown 524288:524289 root; echo b > foreign");
        var archive = new ByteArrayOutputStream();
        TreeArchiver.writeLayer(new ArchivedTree(upper, new IdShift.ToBlock(524288)), archive);
        var owners =
                entries(archive.toByteArray()).stream()
                        .map(TarEntry::metadata)
                        .map(m -> m.path() + " " + m.uid() + ":" + m.gid())
                        .toList();
        assertEquals(List.of(" 65534:65534", "foreign 65534:65534", "root 0:1"), owners);
    }

    @Test
    void showsLayersAsTheyMerge() throws Exception {
        var low =
                make(
                        "low",
                        "mkdir -p d/below hidden covered/x; echo 1 > d/a; echo 1 > d/below/a;echo 1"
                                + " > hidden/a; echo 1 > gone; echo 1 > file; echo 1 > covered/x/a;"
                                + " echo 1 > d/both");
        var middle =
                make(
                        "middle",
                        "mkdir -p d hidden; echo 2 > covered; mknod d/both c 0 0; mkdir file; echo"
                                + " 2 > file/m");
        var top =
                make(
                        "top",
                        "mkdir -p hidden d covered; echo 3 > hidden/b; mknod gone c 0 0; echo 3 >"
                                + " d/a; echo 3 > .wh.kept");
        setAttribute(top.resolve("hidden"), KeptAttributes.OPAQUE, "y");
        var trees = new ArrayList<ArchivedTree>();
        for (var layer : List.of(top, middle, low)) {
            trees.add(new ArchivedTree(layer, AS_THEY_ARE));
        }
        var archive = new ByteArrayOutputStream();
        TreeArchiver.writeMerged(trees, archive);
        var names = entries(archive.toByteArray()).stream().map(e -> e.metadata().path()).toList();
        assertEquals(
                List.of(
                        "",
                        ".wh.kept",
                        "covered",
                        "d",
                        "d/a",
                        "d/below",
                        "d/below/a",
                        "file",
                        "file/m",
                        "hidden",
                        "hidden/b"),
                names);
    }

    @Test
    void keepsNamesThatAreNoText() throws Exception {
        var upper =
                make("upper", "echo x > \"$(printf 'a\\377b')\"; ln -s \"$(printf '\\300')\" link");
        var archive = folder.resolve("a.tar");
        TreeArchiver.writeMerged(
                List.of(new ArchivedTree(upper, AS_THEY_ARE)), Files.newOutputStream(archive));
        run(Files.createDirectory(folder.resolve("out")), "tar -xpf ../a.tar");
        assertEquals(TreeListing.of(upper), TreeListing.of(folder.resolve("out")));
    }

    @Test
    void refusesTreesThatNoLayerMayHave() throws Exception {
        var upper = make("upper", "for i in $(seq 300); do mkdir d; cd d; done");
        var tree = new ArchivedTree(upper, AS_THEY_ARE);
        var refused =
                assertThrows(
                        ImageException.class,
                        () -> TreeArchiver.writeLayer(tree, OutputStream.nullOutputStream()));
        assertEquals("TOO_DEEP", refused.code());
    }

    @Test
    void followsNoLinkThatIsSwappedIn() throws Exception {
        var upper =
                make(
                        "upper",
                        "mkdir d; echo mine > d/secret; echo mine > f; ln -s ../outside e; ln -s"
                                + " ../outside/secret g");
        make("outside", "echo theirs > secret");
        var ended = new AtomicBoolean();
        var swapping = Thread.ofPlatform().start(() -> swap(upper, ended));
        try {
            for (int round = 0; round < 300; round++) {
                var archive = new ByteArrayOutputStream();
                TreeArchiver.writeLayer(new ArchivedTree(upper, AS_THEY_ARE), archive);
                var text = archive.toString(StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("theirs"));
                entries(archive.toByteArray());
            }
        } finally {
            ended.set(true);
            swapping.join();
        }
    }

    private static void swap(Path tree, AtomicBoolean ended) {
        try (var upper = FileCalls.open(tree.toString(), FileFlags.O_PATH)) {
            while (!ended.get()) {
                exchange(upper, "d", "e");
                exchange(upper, "f", "g");
            }
        }
    }

    private static void exchange(Descriptor directory, String one, String other) {
        DirectoryCalls.renameat2(directory, one, directory, other, FileFlags.RENAME_EXCHANGE);
    }

    @Test
    void hasTheSizeThatItsHeaderSays() throws Exception {
        var upper = make("upper", "echo 12345678 > shrinks; echo 12345678 > stays");
        var shrinks = upper.resolve("shrinks");
        try (var file = FileCalls.open(shrinks.toString(), 0)) {
            Files.writeString(shrinks, "12");
            var content = new FileContent(file, 9, new byte[4]);
            assertEquals(
                    "12\0\0\0\0\0\0\0", new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
        try (var file = FileCalls.open(upper.resolve("stays").toString(), 0)) {
            var out = new ByteArrayOutputStream();
            assertEquals(5, new FileContent(file, 5, new byte[4]).transferTo(out));
            assertEquals("12345", out.toString(StandardCharsets.UTF_8));
        }
    }

    private Path make(String name, String script) throws Exception {
        var tree = Files.createDirectory(folder.resolve(name));
        run(tree, script);
        return tree;
    }

    private static void run(Path directory, String script) throws Exception {
        var process =
                new ProcessBuilder("bash", "-euc", script)
                        .directory(directory.toFile())
                        .inheritIO()
                        .start();
        assertEquals(0, process.waitFor(), script);
    }

    private static void setAttribute(Path file, String name, String value) {
        AttributeCalls.setxattr(file.toString(), name, value.getBytes(StandardCharsets.UTF_8), 0);
    }

    private Path unpack(byte[] archive) throws IOException {
        var layout = new StoreLayout(folder.resolve("store"));
        Files.createDirectories(layout.layers());
        var layer =
                new LayerUnpacker(layout, AS_THEY_ARE, UnpackLimits.DEFAULT)
                        .unpack(new ByteArrayInputStream(archive), OutputStream.nullOutputStream());
        return layout.layerTree(layer.diffId());
    }

    private static List<TarEntry> entries(byte[] archive) throws IOException {
        InputStream in = new ByteArrayInputStream(archive);
        var reader = new TarReader(in);
        var entries = new ArrayList<TarEntry>();
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            entries.add(entry.get());
        }
        assertTrue(in.available() == 0);
        return entries;
    }
}
