package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.helper.image.LayerReceiver.Announced;
import io.cutaway.helper.store.StoreLayout;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

@DisplayName("A layer that is not as announced")
class WrongLayerTest {

    @TempDir private Path folder;
    private TestLayer layer;
    private TestStore files;

    @BeforeEach
    void prepare() throws IOException {
        layer = TestLayer.gzip(TestLayer.noise(1));
        files = new TestStore(folder.resolve("store"));
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
    void isRefusedWhenItIsNotCompressedAndNotAsAnnounced() throws IOException {
        var plain = TestLayer.plain(TestLayer.noise(1));
        var swapped = plain.blob().clone();
        swapped[swapped.length / 2] ^= 1;
        refuse("WRONG_DIGEST", plain.announced(), new ByteArrayInputStream(swapped));
        var other = TestLayer.gzip(TestLayer.noise(2)).diffId();
        var announced = new Announced(plain.digest(), plain.size(), MediaTypes.LAYER, other);
        refuse("WRONG_DIFF_ID", announced, plain.from(0));
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
        files.store().receive(layer.announced(), layer.from(0), 0);
        var other = TestLayer.gzip(TestLayer.noise(2));
        var announced = announced(layer.size() - 1, other.diffId());
        var refusal =
                assertThrows(
                        ImageException.class,
                        () -> files.store().receive(announced, TestLayer.UNTOUCHABLE, 0));
        assertEquals("WRONG_SIZE", refusal.code());
        files.checkWhole(layer);
    }

    @Test
    void isSentAgainWhenItsBlobIsDamaged() throws IOException {
        files.store().receive(layer.announced(), layer.from(0), 0);
        Files.move(layout().layer(layer.diffId()), folder.resolve("away"));
        var damaged = layer.blob().clone();
        damaged[1000] ^= 1;
        Files.write(layout().blob(layer.digest()), damaged);
        assertThrows(
                ImageException.class,
                () ->
                        files.store()
                                .receive(layer.announced(), TestLayer.UNTOUCHABLE, layer.size()));
        files.check(layer, false, 0);
        files.store().receive(layer.announced(), layer.from(0), 0);
        files.checkWhole(layer);
    }

    private Announced announced(int size, Digest diffId) {
        return new Announced(layer.digest(), size, MediaTypes.LAYER_GZIP, diffId);
    }

    private void refuse(String code, Announced announced, InputStream source) throws IOException {
        var refusal =
                assertThrows(
                        ImageException.class, () -> files.store().receive(announced, source, 0));
        assertEquals(code, refusal.code(), refusal.toString());
        assertEquals(List.of(), TestStore.names(layout().layers()));
        assertEquals(List.of(), TestStore.names(layout().blobs().resolve("sha256")));
        assertEquals(List.of(), TestStore.names(layout().arriving()));
    }

    private StoreLayout layout() {
        return files.layout();
    }
}
