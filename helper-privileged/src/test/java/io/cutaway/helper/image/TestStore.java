package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.image.Digest;
import io.cutaway.helper.image.ImageStore.LayerState;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A store in a directory of a test's.
final class TestStore {

    private final StoreLayout layout;
    private ImageStore store;

    TestStore(Path directory) throws IOException {
        layout = new StoreLayout(directory);
        store = open();
    }

    private ImageStore open() throws IOException {
        var unpacker = new LayerUnpacker(layout, new IdShift.AsInArchive(), UnpackLimits.DEFAULT);
        var opened = new ImageStore(layout, unpacker, Set::of);
        opened.prepare();
        return opened;
    }

    /// As a new helper does it.
    void reopen() throws IOException {
        store = open();
    }

    ImageStore store() {
        return store;
    }

    StoreLayout layout() {
        return layout;
    }

    void check(TestLayer expected, boolean complete, long bytes) throws IOException {
        assertEquals(
                new LayerState(complete, bytes), store.state(expected.digest(), expected.diffId()));
    }

    void checkWhole(TestLayer expected) throws IOException {
        check(expected, true, expected.size());
        assertEquals(
                expected.digest(), Digest.of(Files.readAllBytes(layout.blob(expected.digest()))));
        assertTrue(Files.exists(layout.layerTree(expected.diffId()).resolve("d/noise")));
    }

    static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
