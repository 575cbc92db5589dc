package io.cutaway.helper.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.AtomicFile.Durability;
import io.cutaway.helper.store.StoreLayout;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The directory `arriving/`: the beginnings of blobs whose transfer broke off, and notes of layers
/// that have come and that no image needs yet. Both are kept for a day, so that a transfer goes on
/// where it ended.
final class ArrivingContent {

    /// How long what nobody came back for is kept.
    static final Duration KEPT = Duration.ofHours(24);

    private static final String NOTE = ".layer";

    private final StoreLayout layout;

    ArrivingContent(StoreLayout layout) {
        this.layout = layout;
    }

    /// Makes the directory, and deletes what is too old.
    void prepare() throws IOException {
        Files.createDirectories(layout.arriving());
        deleteOlderThan(Instant.now().minus(KEPT));
    }

    /// @return how many bytes that gave back
    long deleteOlderThan(Instant time) throws IOException {
        long freed = 0;
        try (var files = Files.list(layout.arriving())) {
            for (var file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    freed += Files.size(file);
                    Files.delete(file);
                }
            }
        }
        return freed;
    }

    /// How much of a blob is there.
    long length(Digest blob) throws IOException {
        var file = layout.arriving(blob);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    // Streams of java.io: those of java.nio are closed when their thread is interrupted, and the
    // end of what came would be lost.

    InputStream beginning(Digest blob) throws IOException {
        return new FileInputStream(layout.arriving(blob).toFile());
    }

    OutputStream append(Digest blob) throws IOException {
        return new FileOutputStream(layout.arriving(blob).toFile(), true);
    }

    void delete(Digest blob) throws IOException {
        Files.deleteIfExists(layout.arriving(blob));
    }

    /// Where the bytes of a blob are that is on its way.
    Path file(Digest blob) {
        return layout.arriving(blob);
    }

    /// From here on, blob and layer are kept though no image needs them.
    void note(Digest blob, Digest diffId) throws IOException {
        AtomicFile.write(
                layout.arrivedLayer(blob), diffId.toString().getBytes(UTF_8), Durability.PROCESS);
    }

    /// An image needs it, or nobody wants it any more.
    void forget(Digest blob) throws IOException {
        Files.deleteIfExists(layout.arrivedLayer(blob));
    }

    /// The blobs that have come, and their diff IDs.
    Map<Digest, Digest> noted() throws IOException {
        var noted = new HashMap<Digest, Digest>();
        try (var files = Files.newDirectoryStream(layout.arriving(), "*" + NOTE)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var hex = name.substring(0, name.length() - NOTE.length());
                try {
                    noted.put(new Digest(Digest.SHA256, hex), Digest.parse(Files.readString(file)));
                } catch (ImageFormatException _) {
                    Files.delete(file);
                }
            }
        }
        return noted;
    }
}
