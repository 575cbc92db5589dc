package io.cutaway.app.archive;

import static io.cutaway.app.archive.TestArchive.config;
import static io.cutaway.app.archive.TestArchive.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.Platform;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@DisplayName("An OCI image layout")
class ImageLayoutTest {

    private static final Platform OTHER = new Platform("s390x", "linux", Optional.empty());

    @TempDir private Path folder;
    private final MemoryStore store = new MemoryStore();
    private final OciDocuments documents = new OciDocuments();

    private List<LoadedImage> load(ArchiveFiles opened) throws IOException, InterruptedException {
        try (var files = opened) {
            return new ImageLoader(store).load(files);
        }
    }

    private List<LoadedImage> load(TestArchive archive) throws IOException, InterruptedException {
        var in = new ByteArrayInputStream(archive.bytes());
        return load(new ArchiveInput(Map.of()).open(in));
    }

    private void isRefused(String because, TestArchive archive) {
        var refused = assertThrows(ArchiveException.class, () -> load(archive));
        assertTrue(String.valueOf(refused.getMessage()).contains(because), refused::toString);
        assertEquals(Map.of(), store.blobs);
    }

    private ContentDescriptor image(TestArchive archive, byte[] config, byte[] layer)
            throws IOException {
        var manifest =
                new Manifest(
                        archive.blob(MediaTypes.CONFIG, config),
                        List.of(archive.blob(MediaTypes.LAYER, layer)));
        return archive.blob(MediaTypes.MANIFEST, documents.write(manifest));
    }

    private static ContentDescriptor annotated(ContentDescriptor entry, String key, String value) {
        return new ContentDescriptor(
                entry.mediaType(),
                entry.digest(),
                entry.size(),
                entry.platform(),
                Map.of(key, value));
    }

    private TestArchive index(TestArchive archive, ContentDescriptor... entries)
            throws IOException {
        return archive.file("index.json", documents.write(new ImageIndex(List.of(entries))));
    }

    @Test
    void keepsItsManifestAndItsNames() throws Exception {
        var archive = new TestArchive();
        var entry = image(archive, config(layer("x")), layer("x"));
        var first = annotated(entry, ContentDescriptor.REF_NAME, "app:1");
        var second = annotated(entry, "io.containerd.image.name", "example.org/app:2");
        var loaded = load(index(archive, first, second));
        assertEquals(1, loaded.size());
        assertEquals(entry.digest(), store.images.getFirst().digest());
        var names = List.of("localhost/app:1", "example.org/app:2");
        assertEquals(names, store.images.getFirst().names());
    }

    @Test
    void givesTheImageOfThisKindOfComputer() throws Exception {
        var archive = new TestArchive();
        var here = image(archive, config(layer("here")), layer("here"));
        var there = image(archive, config(OTHER, layer("there")), layer("there"));
        var list = new ImageIndex(List.of(on(OTHER, there), on(Platform.here(), here)));
        var entry = archive.blob(MediaTypes.INDEX, documents.write(list));
        load(index(archive, entry));
        assertEquals(here.digest(), store.images.getFirst().digest());
        assertEquals(1, store.received.size());
    }

    private static ContentDescriptor on(Platform platform, ContentDescriptor entry) {
        return new ContentDescriptor(
                entry.mediaType(), entry.digest(), entry.size(), Optional.of(platform), Map.of());
    }

    @Test
    void isRefusedWithoutSuchAnImage() throws Exception {
        var archive = new TestArchive();
        var there = image(archive, config(OTHER, layer("there")), layer("there"));
        var list = new ImageIndex(List.of(on(OTHER, there)));
        var entry = archive.blob(MediaTypes.INDEX, documents.write(list));
        isRefused("no image for this kind of computer", index(archive, entry));
    }

    @Test
    void isRefusedWhenAnIndexIsInItself() throws Exception {
        var archive = new TestArchive();
        // No index can name its own digest, but many can be below each other.
        var list = new ImageIndex(List.of());
        var entry = archive.blob(MediaTypes.INDEX, documents.write(list));
        for (int depth = 0; depth < 10; depth++) {
            var above = documents.write(new ImageIndex(List.of(entry)));
            entry = archive.blob(MediaTypes.INDEX, above);
        }
        isRefused("no image for this kind of computer", index(archive, entry));
    }

    @Test
    void isRefusedWhenADigestLies() throws Exception {
        var archive = new TestArchive();
        var entry = image(archive, config(layer("x")), layer("x"));
        archive.file("blobs/sha256/" + entry.digest().hex(), "{}");
        isRefused("is not what its digest says", index(archive, entry));
    }

    @Test
    void isRefusedWhenALayerIsShort() throws Exception {
        var archive = new TestArchive();
        var entry = image(archive, config(layer("x")), layer("x"));
        archive.file("blobs/sha256/" + Digest.of(layer("x")).hex(), "short");
        isRefused("is not what its digest says", index(archive, entry));
    }

    @Test
    void mayBeAFolder() throws Exception {
        var archive = new TestArchive();
        var entry = image(archive, config(layer("x")), layer("x"));
        Files.write(folder.resolve("a.tar"), index(archive, entry).bytes());
        run("tar", "-xf", "a.tar");
        load(new ArchiveInput(Map.of()).open(folder));
        assertEquals(entry.digest(), store.images.getFirst().digest());
        assertTrue(store.blobs.containsKey(Digest.of(layer("x")).toString()));
    }

    /// Whoever opens one waits for its other end.
    @Test
    void isRefusedWhereItsFolderHasFifos() throws Exception {
        var archive = new TestArchive();
        var entry = image(archive, config(layer("x")), layer("x"));
        Files.write(folder.resolve("a.tar"), index(archive, entry).bytes());
        run("tar", "-xf", "a.tar");
        for (var file : List.of("blobs/sha256/" + entry.digest().hex(), "index.json")) {
            run("sh", "-ec", "mv \"$0\" kept; mkfifo \"$0\"", file);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () ->
                            assertThrows(
                                    ArchiveException.class,
                                    () -> load(new ArchiveInput(Map.of()).open(folder))));
            run("mv", "kept", file);
        }
        assertEquals(Map.of(), store.blobs);
    }

    private void run(String... command) throws Exception {
        var process = new ProcessBuilder(command).directory(folder.toFile()).start();
        assertEquals(0, process.waitFor());
    }

    @Test
    void isReadFromAFileWithoutACopy() throws Exception {
        var archive = new TestArchive();
        var entry = image(archive, config(layer("x")), layer("x"));
        var file = Files.write(folder.resolve("a.tar"), index(archive, entry).bytes());
        var nowhere = Map.of("TMPDIR", folder.resolve("absent").toString());
        load(new ArchiveInput(nowhere).open(file));
        assertEquals(entry.digest(), store.images.getFirst().digest());
    }
}
