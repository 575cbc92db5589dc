package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.helper.image.ImageStore.LayerState;
import io.cutaway.helper.image.LayerReceiver.Announced;
import io.cutaway.helper.image.TransferException.Kind;
import io.cutaway.helper.store.StoreLayout;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@DisplayName("A layer that arrives")
class LayerReceiverTest {

    /// A source that nobody may read.
    private static final InputStream UNTOUCHABLE =
            new InputStream() {
                @Override
                public int read() {
                    throw new AssertionError("was read");
                }
            };

    @TempDir private Path folder;
    private ImageStore store;
    private TestLayer layer;

    @BeforeEach
    void prepare() throws IOException {
        layer = TestLayer.gzip(TestLayer.noise(1));
        store = newStore();
    }

    @Test
    void isThereWithBlobAndTree() throws IOException {
        check(layer, false, 0);
        var unpacked = store.receive(layer.announced(), layer.from(0), 0);
        assertEquals(layer.diffId(), unpacked.diffId());
        checkWhole(layer);
    }

    @Test
    void isReadNoFurtherThanItGoes() throws IOException {
        var source = new ByteArrayInputStream(Arrays.copyOf(layer.blob(), 1_000_000));
        store.receive(layer.announced(), source, 0);
        assertEquals(1_000_000 - layer.size(), source.available());
    }

    @Test
    void isNotReadAgainOnceItIsThere() throws IOException {
        store.receive(layer.announced(), layer.from(0), 0);
        store.receive(layer.announced(), UNTOUCHABLE, 0);
        store.receive(layer.announced(), UNTOUCHABLE, 12345);
    }

    @Test
    void goesOnWhereItBrokeOff() throws IOException {
        int half = layer.size() / 2;
        var broken =
                assertThrows(
                        TransferException.class,
                        () -> store.receive(layer.announced(), layer.upTo(half), 0));
        assertEquals(Kind.TRUNCATED, broken.kind());
        assertEquals(half, broken.position());
        check(layer, false, half);
        assertEquals(List.of(), names(layout().layers()));
        assertFalse(Files.exists(layout().blob(layer.digest())));
        // A new helper knows as much.
        store = newStore();
        check(layer, false, half);
        for (int wrong : new int[] {0, half - 1, half + 1}) {
            var moved =
                    assertThrows(
                            TransferException.class,
                            () -> store.receive(layer.announced(), UNTOUCHABLE, wrong));
            assertEquals(Kind.MOVED, moved.kind());
            assertEquals(half, moved.position());
        }
        store.receive(layer.announced(), layer.from(half), half);
        checkWhole(layer);
    }

    @Test
    void isKeptAsFarAsItCameWhenTheSourceFails() {
        var failing =
                new FilterInputStream(layer.from(0)) {
                    private int left = 100_000;

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        if (left == 0) {
                            throw new IOException("ETIMEDOUT");
                        }
                        int count = in.read(bytes, offset, Math.min(left, length));
                        left -= count;
                        return count;
                    }
                };
        var broken =
                assertThrows(
                        TransferException.class,
                        () -> store.receive(layer.announced(), failing, 0));
        assertEquals(100_000, broken.position());
    }

    @Test
    void isRefusedWhenItIsNotAsAnnounced() throws IOException {
        var other = TestLayer.gzip(TestLayer.noise(2));
        var swapped = layer.blob().clone();
        swapped[swapped.length / 2] ^= 1;
        refuse("WRONG_DIGEST", layer.announced(), new ByteArrayInputStream(swapped));
        var page = "<html>".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        refuse("WRONG_DIGEST", layer.announced(), new ByteArrayInputStream(page));
        var shortPage = new ByteArrayInputStream(page, 0, 1000);
        refuse("WRONG_DIGEST", layer.announced(), shortPage);
        refuse("WRONG_DIFF_ID", announced(layer.size(), other.diffId()), layer.from(0));
        refuse("WRONG_DIGEST", announced(layer.size() - 1, layer.diffId()), layer.from(0));
        refuse("WRONG_MEDIA_TYPE", layer.as(MediaTypes.LAYER).announced(), layer.from(0));
        refuse("WRONG_MEDIA_TYPE", layer.as(MediaTypes.LAYER_ZSTD).announced(), layer.from(0));
        refuse("UNSUPPORTED_MEDIA_TYPE", layer.as("text/plain").announced(), layer.from(0));
    }

    @Test
    void isRefusedWithTheCauseWhenTheArchiveItselfIsWrong() throws IOException {
        var archive = TestLayer.plain(new Archive().file("a", "x"));
        var cut = Arrays.copyOf(archive.blob(), 700);
        var announced = new Announced(Digest.of(cut), 700, MediaTypes.LAYER, archive.diffId());
        refuse("TAR_TRUNCATED", announced, new ByteArrayInputStream(cut));
    }

    @Test
    void isRefusedWhenABlobOfAnotherSizeIsThere() throws IOException {
        store.receive(layer.announced(), layer.from(0), 0);
        var other = TestLayer.gzip(TestLayer.noise(2));
        var announced = announced(layer.size() - 1, other.diffId());
        var refusal =
                assertThrows(
                        ImageException.class, () -> store.receive(announced, UNTOUCHABLE, 0));
        assertEquals("WRONG_SIZE", refusal.code());
        checkWhole(layer);
    }

    @Test
    void isUnpackedOnceHoweverItIsCompressed() throws IOException {
        store.receive(layer.announced(), layer.from(0), 0);
        var mark = Files.writeString(layout().layerTree(layer.diffId()).resolve("mark"), "");
        var plain = TestLayer.plain(TestLayer.noise(1));
        check(plain, false, 0);
        store.receive(plain.announced(), plain.from(0), 0);
        assertTrue(Files.exists(mark));
        checkWhole(plain);
        checkWhole(layer);
    }

    @Test
    void isCompletedFromWhatAKilledHelperLeft() throws IOException {
        // Between the last byte and the publication.
        Files.write(layout().arriving(layer.digest()), layer.blob());
        check(layer, false, layer.size());
        store.receive(layer.announced(), UNTOUCHABLE, layer.size());
        checkWhole(layer);
        // Between the publication of the layer and that of the blob.
        Files.move(layout().blob(layer.digest()), layout().arriving(layer.digest()));
        store.receive(layer.announced(), UNTOUCHABLE, layer.size());
        checkWhole(layer);
        // A tree that was deleted.
        Files.move(layout().layer(layer.diffId()), folder.resolve("away"));
        check(layer, false, layer.size());
        store.receive(layer.announced(), UNTOUCHABLE, layer.size());
        checkWhole(layer);
    }

    @Test
    void isSentAgainWhenItsBlobIsDamaged() throws IOException {
        store.receive(layer.announced(), layer.from(0), 0);
        Files.move(layout().layer(layer.diffId()), folder.resolve("away"));
        var damaged = layer.blob().clone();
        damaged[1000] ^= 1;
        Files.write(layout().blob(layer.digest()), damaged);
        assertThrows(
                ImageException.class,
                () -> store.receive(layer.announced(), UNTOUCHABLE, layer.size()));
        check(layer, false, 0);
        store.receive(layer.announced(), layer.from(0), 0);
        checkWhole(layer);
    }

    @Test
    void isReceivedOnceWhenItComesTwiceAtOnce() throws Exception {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow =
                new FilterInputStream(layer.from(0)) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        reading.countDown();
                        await(goOn);
                        return in.read(bytes, offset, length);
                    }
                };
        var first = CompletableFuture.supplyAsync(() -> receive(slow));
        await(reading);
        var second = CompletableFuture.supplyAsync(() -> receive(UNTOUCHABLE));
        goOn.countDown();
        assertEquals(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS));
    }

    @Test
    void canBeCancelledAndKeepsWhatCame() throws Exception {
        var caller = Thread.currentThread();
        var stalling =
                new FilterInputStream(layer.from(0)) {
                    private int left = 200_000;

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        if (left == 0) {
                            caller.interrupt();
                            await(new CountDownLatch(1));
                        }
                        int count = in.read(bytes, offset, Math.min(left, length));
                        left -= count;
                        return count;
                    }
                };
        assertThrows(
                IOException.class, () -> store.receive(layer.announced(), stalling, 0));
        assertTrue(Thread.interrupted());
        check(layer, false, 200_000);
        store.receive(layer.announced(), layer.from(200_000), 200_000);
        checkWhole(layer);
    }

    @Test
    void isKeptForADay() throws IOException {
        store.receive(layer.announced(), layer.from(0), 0);
        var partial = TestLayer.gzip(TestLayer.noise(2));
        assertThrows(
                TransferException.class,
                () -> store.receive(partial.announced(), partial.upTo(50_000), 0));
        newStore().collectGarbage();
        checkWhole(layer);
        check(partial, false, 50_000);
        age(Duration.ofHours(23));
        newStore();
        checkWhole(layer);
        check(partial, false, 50_000);
        age(Duration.ofHours(25));
        newStore();
        check(layer, false, 0);
        check(partial, false, 0);
    }

    @Test
    void goesAtOnceWhenThatIsAskedFor() throws IOException {
        store.receive(layer.announced(), layer.from(0), 0);
        store.dropArrived();
        check(layer, false, 0);
        assertEquals(List.of(), names(layout().layers()));
        assertEquals(List.of(), names(layout().arriving()));
    }

    private void age(Duration time) throws IOException {
        for (var name : names(layout().arriving())) {
            var then = FileTime.from(Instant.now().minus(time));
            Files.setLastModifiedTime(layout().arriving().resolve(name), then);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private UnpackedLayer receive(InputStream source) {
        try {
            return store.receive(layer.announced(), source, 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Announced announced(int size, Digest diffId) {
        return new Announced(layer.digest(), size, MediaTypes.LAYER_GZIP, diffId);
    }

    private void refuse(String code, Announced announced, InputStream source) throws IOException {
        var refusal =
                assertThrows(ImageException.class, () -> store.receive(announced, source, 0));
        assertEquals(code, refusal.code(), refusal.toString());
        assertEquals(List.of(), names(layout().layers()));
        assertEquals(List.of(), names(layout().blobs().resolve("sha256")));
        assertEquals(List.of(), names(layout().arriving()));
    }

    private void check(TestLayer expected, boolean complete, long bytes) throws IOException {
        assertEquals(
                new LayerState(complete, bytes),
                store.state(expected.digest(), expected.diffId()));
    }

    private void checkWhole(TestLayer expected) throws IOException {
        check(expected, true, expected.size());
        assertEquals(
                expected.digest(),
                Digest.of(Files.readAllBytes(layout().blob(expected.digest()))));
        assertTrue(Files.exists(layout().layerTree(expected.diffId()).resolve("d/noise")));
    }

    private StoreLayout layout() {
        return new StoreLayout(folder.resolve("store"));
    }

    private ImageStore newStore() throws IOException {
        var unpacker = new LayerUnpacker(layout(), new IdShift.AsInArchive(), UnpackLimits.DEFAULT);
        var made = new ImageStore(layout(), unpacker, Set::of);
        made.prepare();
        return made;
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
