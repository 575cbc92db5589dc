package io.cutaway.app.archive;

import static io.cutaway.app.archive.TestArchive.config;
import static io.cutaway.app.archive.TestArchive.docker;
import static io.cutaway.app.archive.TestArchive.gzip;
import static io.cutaway.app.archive.TestArchive.layer;
import static io.cutaway.app.archive.TestArchive.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.protocol.ProblemException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@DisplayName("An archive of Docker's")
class DockerArchiveTest {

    private final MemoryStore store = new MemoryStore();

    private List<LoadedImage> load(byte[] archive) throws IOException, InterruptedException {
        try (var files = new ArchiveInput(Map.of()).open(new ByteArrayInputStream(archive))) {
            return new ImageLoader(store).load(files);
        }
    }

    private void isRefused(String because, TestArchive archive) throws IOException {
        isRefused(because, archive.bytes());
    }

    private void isRefused(String because, byte[] archive) {
        var refused = assertThrows(ArchiveException.class, () -> load(archive));
        assertTrue(String.valueOf(refused.getMessage()).contains(because), refused::toString);
        assertEquals(List.of(), store.images);
        assertEquals(Map.of(), store.blobs);
    }

    @Test
    void givesItsLayersAndItsNames() throws Exception {
        var layer = layer("x");
        var loaded = load(docker("[\"app:1\",\"example.org/team/app:2\"]", layer).bytes());
        var names = List.of("localhost/app:1", "example.org/team/app:2");
        assertEquals(names, loaded.getFirst().names());
        assertEquals(1, loaded.getFirst().skippedDevices());
        var image = store.images.getFirst();
        assertEquals(names, image.names());
        assertEquals(Digest.of(config(layer)), image.manifest().config().digest());
        var blob = image.manifest().layers().getFirst();
        assertEquals(MediaTypes.LAYER, blob.mediaType());
        assertArrayEquals(layer, store.blobs.get(blob.digest().toString()));
    }

    @Test
    void needsNoName() throws Exception {
        assertEquals(List.of(), load(docker("null", layer("x")).bytes()).getFirst().names());
    }

    @Test
    void mayBeCompressedAndHaveCompressedLayers() throws Exception {
        var layer = layer("x");
        var archive =
                new TestArchive()
                        .file("l.tar", gzip(layer))
                        .file("c.json", config(layer))
                        .file("manifest.json", manifest("c.json", "[\"a\"]", "l.tar"));
        load(gzip(archive.bytes()));
        var blob = store.images.getFirst().manifest().layers().getFirst();
        assertEquals(MediaTypes.LAYER_GZIP, blob.mediaType());
        assertArrayEquals(gzip(layer), store.blobs.get(blob.digest().toString()));
    }

    @Test
    void mayHaveLayersAsLinksAndTwice() throws Exception {
        var layer = layer("x");
        var other = layer("y");
        var archive =
                new TestArchive()
                        .symbolicLink("second/layer.tar", "../first/layer.tar")
                        .file("first/layer.tar", layer)
                        .hardLink("third/layer.tar", "first/layer.tar")
                        .file("other/layer.tar", other)
                        .file("c.json", config(layer, other, layer, layer))
                        .file(
                                "manifest.json",
                                manifest(
                                        "c.json",
                                        "[\"a\"]",
                                        "second/layer.tar",
                                        "./other//layer.tar",
                                        "third/layer.tar",
                                        "first/layer.tar"));
        load(archive.bytes());
        assertEquals(4, store.images.getFirst().manifest().layers().size());
        assertEquals(2, store.received.size());
    }

    @Test
    void mayHaveSeveralImages() throws Exception {
        var one = layer("x");
        var two = layer("y");
        var both =
                manifest("1.json", "[\"a\"]", "1.tar").replace("]}]", "]},")
                        + manifest("2.json", "[\"b\"]", "1.tar", "2.tar").substring(1);
        var archive =
                new TestArchive()
                        .file("manifest.json", both)
                        .file("1.tar", one)
                        .file("2.tar", two)
                        .file("1.json", config(one))
                        .file("2.json", config(one, two));
        assertEquals(2, load(archive.bytes()).size());
        assertEquals(2, store.received.size());
    }

    @Test
    void isSentFromWhereAnEarlierTransferEnded() throws Exception {
        var layer = layer("x");
        var digest = Digest.of(layer).toString();
        store.keepBeginning(digest, Arrays.copyOf(layer, 700));
        load(docker("null", layer).bytes());
        assertEquals(700, store.received.element().offset());
        assertArrayEquals(layer, store.blobs.get(digest));
    }

    @Test
    void isRefusedWhenItIsNone() throws Exception {
        isRefused("is empty", new byte[0]);
        isRefused("neither an archive nor a layout", "hello".repeat(200).getBytes(UTF_8));
        isRefused("neither manifest.json nor index.json", new TestArchive().file("a", "b"));
        isRefused("compressed with xz", new byte[] {(byte) 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0});
    }

    @Test
    void isRefusedWhenItIsCutOff() throws Exception {
        var whole = docker("null", layer("x".repeat(5000))).bytes();
        for (int length : new int[] {512, 1000, 4000, whole.length - 1024}) {
            isRefused("neither an archive", Arrays.copyOf(whole, length));
        }
        var packed = gzip(whole);
        isRefused("damaged or cut off", Arrays.copyOf(packed, packed.length - 5));
    }

    @Test
    void isRefusedWhenItsZstdIsDamaged() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStream(bytes)) {
            out.write(docker("null", layer("x".repeat(5000))).bytes());
        }
        var damaged = bytes.toByteArray();
        for (int at : new int[] {damaged.length - 1, damaged.length / 2}) {
            damaged[at] ^= 0x11;
            isRefused("damaged or cut off", damaged);
        }
    }

    @Test
    void isRefusedWhenItLies() throws Exception {
        var layer = layer("x");
        isRefused("c.json", new TestArchive().file("manifest.json", manifest("c.json", "null")));
        isRefused(
                "leads out",
                new TestArchive().file("manifest.json", manifest("../../etc/passwd", "null")));
        isRefused(
                "has 2 layers, and its configuration 1",
                new TestArchive()
                        .file("l", layer)
                        .file("c", config(layer))
                        .file("manifest.json", manifest("c", "null", "l", "l")));
        isRefused(
                "no l",
                new TestArchive()
                        .fifo("l")
                        .file("c", config(layer))
                        .file("manifest.json", manifest("c", "null", "l")));
        isRefused("which is no name", docker("[\"Not A Name\"]", layer));
        isRefused("larger than 4 MiB", new TestArchive().file("manifest.json", new byte[5 << 20]));
        isRefused("can't be understood", new TestArchive().file("manifest.json", "[[[["));
        isRefused("can't be understood", new TestArchive().file("manifest.json", "[null]"));
        isRefused("can't be understood", new TestArchive().file("manifest.json", "[{}]"));
        isRefused(
                "can't be understood",
                new TestArchive().file("manifest.json", "[".repeat(100_000)));
    }

    @Test
    void isRefusedWhenItsNamesTakeMoreRoomThanThereIs() throws Exception {
        var archive = new TestArchive();
        for (int i = 0; i < 40; i++) {
            archive.file("n".repeat((1 << 20) - 100) + i, "");
        }
        isRefused("more than 100,000 files", archive);
    }

    @Test
    void isRefusedWhenItsLinksLeadOutOrNowhere() throws Exception {
        isRefused("leads out", new TestArchive().symbolicLink("a", "../../etc/passwd"));
        var circle =
                new TestArchive()
                        .symbolicLink("a", "b")
                        .symbolicLink("b", "a")
                        .file("manifest.json", manifest("a", "null"));
        isRefused("has no a", circle);
    }

    @Test
    void isNotAnImageWhenALayerIsNotWhatTheConfigurationSays() throws Exception {
        var archive =
                new TestArchive()
                        .file("l", layer("evil"))
                        .file("c", config(layer("good")))
                        .file("manifest.json", manifest("c", "null", "l"))
                        .bytes();
        assertThrows(ProblemException.class, () -> load(archive));
        assertEquals(List.of(), store.images);
    }
}
