package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.image.ImageName;
import io.cutaway.helper.store.StoreLayout;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@DisplayName("The images of a store")
class ImageStoreTest {

    private static final ImageConfig CONFIG =
            ImageConfig.running(List.of("/bin/sh"), List.of("PATH=/bin"));

    @TempDir private Path folder;
    private final Set<Digest> inUse = new HashSet<>();

    @BeforeEach
    void prepare() throws IOException {
        store().prepare();
    }

    @Test
    void areFoundByNameAndByTheBeginningOfTheirDigests() throws IOException {
        var a = add("a", "content of a");
        var b = add("b:1", "content of b");
        assertEquals(List.of(a, b), store().list());
        assertEquals(a, store().resolve("a"));
        assertEquals(a, store().resolve("localhost/a:latest"));
        assertEquals(b, store().resolve("b:1"));
        assertEquals(a, store().resolve(a.digest().toString()));
        assertEquals(a, store().resolve(a.digest().hex().substring(0, 6)));
        assertEquals(a, store().resolve(a.id().hex().substring(0, 12)));
        refuse("NO_SUCH_IMAGE", "b");
        refuse("NO_SUCH_IMAGE", a.digest().hex().substring(0, 5));
        refuse("NO_SUCH_IMAGE", "../../etc/passwd");
        refuse("NO_SUCH_IMAGE", "");
    }

    @Test
    void loseTheirNameToANewerOne() throws IOException {
        var old = add("a", "old");
        var young = add("a", "new");
        assertEquals(List.of(young), store().list());
        assertFalse(Files.exists(layout().layer(old.layers().getFirst())));
    }

    @Test
    void takeWithThemWhatNothingElseNeeds() throws IOException {
        var a = add("a", "shared", "only a");
        var b = add("b", "shared", "only b");
        store().remove("a");
        assertEquals(List.of(b), store().list());
        assertTrue(Files.exists(layout().layerTree(b.layers().getFirst())));
        assertFalse(Files.exists(layout().layer(a.layers().getLast())));
        assertFalse(Files.exists(layout().blob(a.digest())));
        store().remove(b.digest().hex().substring(0, 12));
        assertEquals(List.of(), names(layout().layers()));
        assertEquals(List.of(), names(layout().blobs().resolve("sha256")));
    }

    @Test
    void leaveTheLayersThatAContainerUses() throws IOException {
        var a = add("a", "content");
        inUse.addAll(a.layers());
        store().remove("a");
        assertTrue(Files.exists(layout().layerTree(a.layers().getFirst())));
        inUse.clear();
        store().collectGarbage();
        assertEquals(List.of(), names(layout().layers()));
    }

    @Test
    void haveSeveralNamesAndGoWithTheLast() throws IOException {
        var store = store();
        var a = add(store, "a", "content");
        assertEquals(a.layers(), add(store, "b", "content").layers());
        store.remove("a");
        assertTrue(Files.exists(layout().layerTree(a.layers().getFirst())));
        store.remove("b");
        assertEquals(List.of(), names(layout().layers()));
    }

    @Test
    void leaveNothingWhenTheyDontArriveWhole() throws IOException {
        try (var arrival = store().begin()) {
            arrival.receive(tar("first"), "test");
            assertThrows(
                    ImageException.class,
                    () -> arrival.receive(new ByteArrayInputStream(new byte[100]), "test"));
        }
        assertEquals(List.of(), names(layout().layers()));
        assertEquals(List.of(), names(layout().blobs().resolve("sha256")));
        assertEquals(List.of("blobs", "index.json", "oci-layout"), names(layout().images()));
    }

    @Test
    void areCleanedOfWhatACrashLeft() throws IOException {
        var a = add("a", "content");
        Files.createDirectories(layout().layers().resolve(".partial-x/fs/deep"));
        Files.writeString(layout().images().resolve(".partial-y"), "x");
        var orphan = Digest.of(new byte[0]);
        Files.write(layout().blob(orphan), new byte[0]);
        Files.createDirectories(layout().layerTree(orphan));
        store().prepare();
        assertEquals(List.of(a), store().list());
        assertEquals(List.of(a.layers().getFirst().hex()), names(layout().layers()));
        assertFalse(Files.exists(layout().blob(orphan)));
        assertEquals(List.of("blobs", "index.json", "oci-layout"), names(layout().images()));
    }

    /// A manifest that is gone, and a configuration that is another.
    @Test
    void areListedBesideThoseWhoseDocumentsAreDamaged() throws IOException {
        var a = add("a", "content of a");
        var b = add("b", "content of b");
        var c = add("c", "content of c");
        Files.delete(layout().blob(a.digest()));
        Files.writeString(layout().blob(b.id()), "{}");
        assertEquals(List.of(c), store().list());
        assertEquals(List.of(damaged(a), damaged(b), c), store().index());
        refuse("DAMAGED_IMAGE", "a");
        refuse("DAMAGED_IMAGE", b.digest().hex());
        assertEquals(c, store().resolve("c"));
    }

    private static IndexedImage damaged(StoredImage image) {
        return new IndexedImage.Damaged(image.name(), image.digest(), image.digest());
    }

    @Test
    void areWholeAgainWhenTheirDocumentsCome() throws IOException {
        var a = add("a", "content");
        var manifest = Files.readAllBytes(layout().blob(a.digest()));
        var config = Files.readAllBytes(layout().blob(a.id()));
        Files.writeString(layout().blob(a.digest()), "{}");
        store().prepare();
        store().add(List.of(ImageName.parse("a")), manifest, config);
        assertEquals(List.of(a), store().index());
    }

    @Test
    void areRemovedThoughTheyAreDamaged() throws IOException {
        var a = add("a", "content of a");
        var b = add("b", "content of b");
        var c = add("c", "content of c");
        Files.writeString(layout().blob(a.digest()), "{}");
        Files.writeString(layout().blob(c.id()), "{}");
        store().remove("a");
        store().remove(c.digest().hex());
        assertEquals(List.of(b), store().index());
        assertEquals(List.of(b.layers().getFirst().hex()), names(layout().layers()));
    }

    /// Half of it, as a disk that was full leaves it; and none, as whoever moved it away does.
    @Test
    void stayWhileTheirIndexIsDamagedAndLoseTheirNamesWithIt() throws IOException {
        var a = add("a", "content of a");
        var b = add("b", "content of b");
        add("c", "content of c");
        Files.delete(layout().blob(store().resolve("c").id()));
        var index = Files.readString(layout().imageIndex());
        Files.writeString(layout().imageIndex(), index.substring(0, index.length() / 2));
        store().prepare();
        store().collectGarbage();
        refuse("DAMAGED_INDEX", "a");
        assertThrows(ImageException.class, () -> add("d", "content of d"));
        Files.delete(layout().imageIndex());
        store().prepare();
        assertEquals(
                Set.of(a.digest(), b.digest()),
                store().index().stream().map(IndexedImage::digest).collect(Collectors.toSet()));
        assertEquals(Optional.empty(), store().resolve(a.digest().hex()).name());
        store().tag(a.digest().hex(), ImageName.parse("a"));
        assertEquals(a, store().resolve("a"));
    }

    /// skopeo is a test dependency (Debian package `skopeo`), and its absence a failure.
    @Test
    void canBeReadBySkopeo() throws Exception {
        var a = add("registry.example/team/web:1.0", "lower", "upper");
        var source = "oci:" + layout().images() + ":registry.example/team/web:1.0";
        var inspected = run("skopeo", "inspect", source);
        assertTrue(inspected.contains("\"Digest\": \"" + a.digest() + "\""), inspected);
        assertTrue(inspected.contains("\"Os\": \"linux\""), inspected);
        // Copying checks the digest of every blob, and the diff IDs.
        run("skopeo", "copy", source, "oci:" + folder.resolve("copy") + ":x");
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private StoredImage add(String name, String... contents) throws IOException {
        return add(store(), name, contents);
    }

    private static StoredImage add(ImageStore store, String name, String... contents)
            throws IOException {
        try (var arrival = store.begin()) {
            for (var content : contents) {
                arrival.receive(tar(content), "test");
            }
            return arrival.commit(ImageName.parse(name), CONFIG);
        }
    }

    private static ByteArrayInputStream tar(String content) throws IOException {
        return new ByteArrayInputStream(new Archive().file("file", content).bytes());
    }

    private void refuse(String code, String text) {
        var refusal = assertThrows(ImageException.class, () -> store().resolve(text));
        assertEquals(code, refusal.code());
    }

    private StoreLayout layout() {
        return new StoreLayout(folder.resolve("store"));
    }

    /// A new one each time: what counts is on disk.
    private ImageStore store() {
        var unpacker = new LayerUnpacker(layout(), new IdShift.AsInArchive(), UnpackLimits.DEFAULT);
        return new ImageStore(layout(), unpacker, () -> inUse);
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
