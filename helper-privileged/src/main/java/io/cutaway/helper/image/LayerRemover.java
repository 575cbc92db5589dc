package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.StoreLayout;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Deletes unpacked layers.
record LayerRemover(StoreLayout layout) {

    void removeAllExcept(Set<Digest> needed) throws IOException {
        var names = new HashSet<String>();
        needed.forEach(diffId -> names.add(diffId.hex()));
        try (var layers = Files.list(layout.layers())) {
            for (var layer : layers.toList()) {
                if (!names.contains(layer.getFileName().toString())) {
                    remove(layer);
                }
            }
        }
    }

    /// First its name goes, at once: half a layer must never look like one.
    private static void remove(Path layer) throws IOException {
        var removed = AtomicFile.temporaryBeside(layer);
        Files.move(layer, removed);
        TreeRemover.remove(removed);
    }
}
