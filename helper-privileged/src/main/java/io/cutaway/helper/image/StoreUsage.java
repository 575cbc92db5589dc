package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What lies in the store, and how large it is: blobs by the sizes of their files, unpacked layers
/// by the bytes that were counted when they were unpacked. No tree is walked, so it takes no time
/// worth waiting for.
public final class StoreUsage {

    private static final int HEX = 64;

    private final StoreLayout layout;
    private final ImageStore store;

    public StoreUsage(StoreLayout layout, ImageStore store) {
        this.layout = layout;
        this.store = store;
    }

    /// One thing in the store.
    public sealed interface Content {
        record Blob(Digest digest) implements Content {}

        record Layer(Digest diffId) implements Content {}

        /// The beginning of a blob.
        record Arriving(String name) implements Content {}
    }

    /// All there is, and its bytes.
    public Map<Content, Long> all() throws IOException {
        var all = new HashMap<Content, Long>();
        for (var name : names(layout.blobs().resolve(Digest.SHA256))) {
            if (isHex(name)) {
                var digest = new Digest(Digest.SHA256, name);
                all.put(new Content.Blob(digest), size(layout.blob(digest)));
            }
        }
        for (var name : names(layout.layers())) {
            if (isHex(name)) {
                var diffId = new Digest(Digest.SHA256, name);
                all.put(new Content.Layer(diffId), layer(diffId));
            }
        }
        for (var name : names(layout.arriving())) {
            all.put(new Content.Arriving(name), size(layout.arriving().resolve(name)));
        }
        return all;
    }

    /// What an image needs, and its bytes.
    public Map<Content, Long> of(StoredImage image) throws IOException {
        var content = new HashMap<Content, Long>();
        for (var document : new Digest[] {image.digest(), image.sourceDigest(), image.id()}) {
            content.put(new Content.Blob(document), size(layout.blob(document)));
        }
        for (var blob : image.manifest().layers()) {
            content.put(new Content.Blob(blob.digest()), size(layout.blob(blob.digest())));
        }
        for (var diffId : image.layers()) {
            content.put(new Content.Layer(diffId), layer(diffId));
        }
        return content;
    }

    private long layer(Digest diffId) throws IOException {
        return store.layer(diffId).map(UnpackedLayer::bytes).orElse(0L);
    }

    private static Iterable<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    /// What is on its way has another name.
    private static boolean isHex(String name) {
        return name.length() == HEX && !name.startsWith(StoreLayout.TEMPORARY);
    }

    /// It may go meanwhile.
    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }
}
