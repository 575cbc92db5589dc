package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@DisplayName("A layer that arrives")
class LayerReceiverTest {

    @TempDir private Path folder;
    private TestLayer layer;
    private TestStore files;

    @BeforeEach
    void prepare() throws IOException {
        layer = TestLayer.gzip(TestLayer.noise(1));
        files = new TestStore(folder.resolve("store"));
    }

    @Test
    void isThereWithBlobAndTree() throws IOException {
        files.check(layer, false, 0);
        var unpacked = files.store().receive(layer.announced(), layer.from(0), 0);
        assertEquals(layer.diffId(), unpacked.diffId());
        files.checkWhole(layer);
    }

    @Test
    void isReadNoFurtherThanItGoes() throws IOException {
        var source = new ByteArrayInputStream(Arrays.copyOf(layer.blob(), 1_000_000));
        files.store().receive(layer.announced(), source, 0);
        assertEquals(1_000_000 - layer.size(), source.available());
    }

    @Test
    void isNotReadAgainOnceItIsThere() throws IOException {
        files.store().receive(layer.announced(), layer.from(0), 0);
        files.store().receive(layer.announced(), TestLayer.UNTOUCHABLE, 0);
        files.store().receive(layer.announced(), TestLayer.UNTOUCHABLE, 12345);
    }

    @Test
    void goesOnWhereItBrokeOff() throws IOException {
        int half = layer.size() / 2;
        var broken =
                assertThrows(
                        TransferException.class,
                        () -> files.store().receive(layer.announced(), layer.upTo(half), 0));
        assertEquals(Kind.TRUNCATED, broken.kind());
        assertEquals(half, broken.position());
        files.check(layer, false, half);
        assertEquals(List.of(), TestStore.names(layout().layers()));
        assertFalse(Files.exists(layout().blob(layer.digest())));
        // A new helper knows as much.
        files.reopen();
        files.check(layer, false, half);
        for (int wrong : new int[] {0, half - 1, half + 1}) {
            var moved =
                    assertThrows(
                            TransferException.class,
                            () ->
                                    files.store()
                                            .receive(
                                                    layer.announced(),
                                                    TestLayer.UNTOUCHABLE,
                                                    wrong));
            assertEquals(Kind.MOVED, moved.kind());
            assertEquals(half, moved.position());
        }
        files.store().receive(layer.announced(), layer.from(half), half);
        files.checkWhole(layer);
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
                        () -> files.store().receive(layer.announced(), failing, 0));
        assertEquals(100_000, broken.position());
    }

    @Test
    void isUnpackedOnceHoweverItIsCompressed() throws IOException {
        files.store().receive(layer.announced(), layer.from(0), 0);
        var mark = Files.writeString(layout().layerTree(layer.diffId()).resolve("mark"), "");
        var plain = TestLayer.plain(TestLayer.noise(1));
        files.check(plain, false, 0);
        files.store().receive(plain.announced(), plain.from(0), 0);
        assertTrue(Files.exists(mark));
        files.checkWhole(plain);
        files.checkWhole(layer);
    }

    @Test
    void isCompletedFromWhatAKilledHelperLeft() throws IOException {
        // Between the last byte and the publication.
        Files.write(layout().arriving(layer.digest()), layer.blob());
        files.check(layer, false, layer.size());
        files.store().receive(layer.announced(), TestLayer.UNTOUCHABLE, layer.size());
        files.checkWhole(layer);
        // Between the publication of the layer and that of the blob.
        Files.move(layout().blob(layer.digest()), layout().arriving(layer.digest()));
        files.store().receive(layer.announced(), TestLayer.UNTOUCHABLE, layer.size());
        files.checkWhole(layer);
        // A tree that was deleted.
        Files.move(layout().layer(layer.diffId()), folder.resolve("away"));
        files.check(layer, false, layer.size());
        files.store().receive(layer.announced(), TestLayer.UNTOUCHABLE, layer.size());
        files.checkWhole(layer);
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
        var second = CompletableFuture.supplyAsync(() -> receive(TestLayer.UNTOUCHABLE));
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
                IOException.class, () -> files.store().receive(layer.announced(), stalling, 0));
        assertTrue(Thread.interrupted());
        files.check(layer, false, 200_000);
        files.store().receive(layer.announced(), layer.from(200_000), 200_000);
        files.checkWhole(layer);
    }

    @Test
    void isKeptForADay() throws IOException {
        files.store().receive(layer.announced(), layer.from(0), 0);
        var partial = TestLayer.gzip(TestLayer.noise(2));
        assertThrows(
                TransferException.class,
                () -> files.store().receive(partial.announced(), partial.upTo(50_000), 0));
        files.reopen();
        files.checkWhole(layer);
        files.check(partial, false, 50_000);
        age(Duration.ofHours(23));
        files.reopen();
        files.checkWhole(layer);
        files.check(partial, false, 50_000);
        age(Duration.ofHours(25));
        files.reopen();
        files.check(layer, false, 0);
        files.check(partial, false, 0);
    }

    @Test
    void goesAtOnceWhenThatIsAskedFor() throws IOException {
        files.store().receive(layer.announced(), layer.from(0), 0);
        files.store().dropArrived();
        files.check(layer, false, 0);
        assertEquals(List.of(), TestStore.names(layout().layers()));
        assertEquals(List.of(), TestStore.names(layout().arriving()));
    }

    private void age(Duration time) throws IOException {
        for (var name : TestStore.names(layout().arriving())) {
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
            return files.store().receive(layer.announced(), source, 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private StoreLayout layout() {
        return files.layout();
    }
}
