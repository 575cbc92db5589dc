package io.cutaway.app.archive;

import static io.cutaway.app.archive.TestArchive.config;
import static io.cutaway.app.archive.TestArchive.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.registry.TransferProgress.State;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

@DisplayName("Saving images")
class ImageSaverTest {

    @TempDir private Path folder;
    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void load() throws Exception {
        var x = layer("x");
        var y = layer("y");
        load(store, archiveOf("a", "[\"a:1\",\"a:2\"]", x).bytes());
        load(store, archiveOf("b", "[\"b:1\"]", x, y).bytes());
    }

    private static TestArchive archiveOf(String name, String tags, byte[]... layers)
            throws IOException {
        var archive = new TestArchive().file(name + ".json", config(layers));
        var paths = new java.util.ArrayList<String>();
        for (var layer : layers) {
            paths.add(paths.size() + ".tar");
            archive.file(paths.getLast(), layer);
        }
        return archive.file(
                "manifest.json",
                TestArchive.manifest(name + ".json", tags, paths.toArray(String[]::new)));
    }

    private static void load(MemoryStore into, byte[] archive) throws Exception {
        try (var files = new ArchiveInput(Map.of()).open(new ByteArrayInputStream(archive))) {
            new ImageLoader(into).load(files);
        }
    }

    private byte[] save(ArchiveFormat format, String... images) throws IOException {
        var out = new ByteArrayOutputStream();
        new ImageSaver(store).save(List.of(images), format, ArchiveOutput.stream(out, "out"));
        return out.toByteArray();
    }

    @Test
    void comesBackTheSame() throws Exception {
        for (var format : List.of(ArchiveFormat.DOCKER_ARCHIVE, ArchiveFormat.OCI_ARCHIVE)) {
            var other = new MemoryStore();
            load(other, save(format, "a:1", "a:2", "b:1"));
            assertEquals(store.images, other.images, format.text());
            assertEquals(store.blobs.keySet(), other.blobs.keySet(), format.text());
            assertEquals(2, other.received.size(), format.text());
        }
    }

    /// A link where a file under way could be expected, in a folder that others can write to.
    @Test
    void writesThroughNobodysLink() throws Exception {
        var mine = Files.writeString(folder.resolve("mine"), "untouched");
        var guess = ".a.tar.partial-" + ProcessHandle.current().pid();
        Files.createSymbolicLink(folder.resolve(guess), mine);
        try (var out = ArchiveOutput.file(folder.resolve("a.tar"))) {
            new ImageSaver(store).save(List.of("a:1"), ArchiveFormat.DOCKER_ARCHIVE, out);
        }
        assertTrue(Files.isRegularFile(folder.resolve("a.tar"), LinkOption.NOFOLLOW_LINKS));
        assertEquals("untouched", Files.readString(mine));
    }

    @Test
    void tellsHowFarItHasCome() throws Exception {
        var told = new CopyOnWriteArrayList<TransferProgress>();
        var out = new ByteArrayOutputStream();
        new ImageSaver(store, told::add)
                .save(
                        List.of("b:1"),
                        ArchiveFormat.DOCKER_ARCHIVE,
                        ArchiveOutput.stream(out, "out"));
        isOver(told.getLast(), State.DONE);
        var other = new MemoryStore();
        for (var state : List.of(State.DONE, State.PRESENT)) {
            var in = new ByteArrayInputStream(out.toByteArray());
            try (var files = new ArchiveInput(Map.of()).open(in)) {
                new ImageLoader(other, told::add).load(files);
            }
            isOver(told.getLast(), state);
        }
    }

    private static void isOver(TransferProgress progress, State state) {
        assertEquals(2, progress.blobs().size());
        assertEquals(progress.size(), progress.done());
        progress.blobs().forEach(blob -> assertEquals(state, blob.state()));
    }

    @Test
    void givesTheSameBytesEachTime() throws Exception {
        var once = save(ArchiveFormat.DOCKER_ARCHIVE, "a:1");
        assertEquals(List.of(once), List.of(once));
        assertEquals(0, java.util.Arrays.compare(once, save(ArchiveFormat.DOCKER_ARCHIVE, "a:1")));
    }

    @Test
    void replacesAFileWhenItIsWhole() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "before");
        try (var out = ArchiveOutput.file(file)) {
            new ImageSaver(store).save(List.of("a:1"), ArchiveFormat.DOCKER_ARCHIVE, out);
        }
        var other = new MemoryStore();
        load(other, Files.readAllBytes(file));
        assertEquals(List.of("localhost/a:1"), other.images.getFirst().names());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void isALayoutInAFolder() throws Exception {
        var place = folder.resolve("layout");
        new ImageSaver(store).saveLayout(List.of("b:1"), place);
        var other = new MemoryStore();
        new ImageLoader(other).load(new ArchiveInput(Map.of()).open(place));
        assertEquals(List.of("localhost/b:1"), other.images.getFirst().names());
        assertThrows(
                ArchiveException.class,
                () -> new ImageSaver(store).saveLayout(List.of("b:1"), place));
    }

    @Test
    void leavesWhatWasThereWhenItFails() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "before");
        store.blobs.remove(io.cutaway.engine.image.Digest.of(layer("y")).toString());
        try (var out = ArchiveOutput.file(file)) {
            var saver = new ImageSaver(store);
            assertThrows(
                    RuntimeException.class,
                    () -> saver.save(List.of("b:1"), ArchiveFormat.OCI_ARCHIVE, out));
        }
        assertEquals("before", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void saysWhenNobodyReads() throws IOException {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        var saver = new ImageSaver(store);
        var out = ArchiveOutput.stream(closed, "stdout");
        var names = List.of("a:1");
        assertThrows(
                ArchiveException.class, () -> saver.save(names, ArchiveFormat.DOCKER_ARCHIVE, out));
        assertFalse(Files.exists(Path.of("stdout")));
    }
}
