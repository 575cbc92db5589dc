package io.cutaway.app.image;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Writes one layer of the starter image. Everything belongs to root; the same programs give the
/// same bytes.
final class StarterLayer implements AutoCloseable {

    /// The time of what is not a copy.
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private static final Map<String, Integer> MODES =
            Map.of("tmp", 01777, "var/tmp", 01777, "root", 0700);

    private final TarWriter writer;
    private final Set<String> written = new HashSet<>();
    private final Map<Path, String> copied = new HashMap<>();

    StarterLayer(Path archive) throws IOException {
        writer = new TarWriter(new BufferedOutputStream(Files.newOutputStream(archive), 1 << 17));
    }

    /// A directory and those above it. A layer has every directory it needs, so that it gives those
    /// of the layers below no other permissions.
    StarterLayer directory(String path) throws IOException {
        if (!path.isEmpty() && written.add(path)) {
            directory(parent(path));
            var mode = MODES.getOrDefault(path, 0755);
            writer.put(new TarEntry.Directory(new TarMetadata(path, mode, MADE)));
        }
        return this;
    }

    private static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    StarterLayer link(String path, String target) throws IOException {
        if (begins(path)) {
            writer.put(new TarEntry.SymbolicLink(new TarMetadata(path, 0777, MADE), target));
        }
        return this;
    }

    StarterLayer text(String path, byte[] content) throws IOException {
        if (begins(path)) {
            var metadata = new TarMetadata(path, 0644, MADE);
            writer.put(
                    new TarEntry.RegularFile(metadata, content.length),
                    new ByteArrayInputStream(content));
        }
        return this;
    }

    /// A whiteout: the layers below lose that path.
    StarterLayer without(String path) throws IOException {
        var directory = parent(path);
        return text(directory + "/.wh." + path.substring(directory.length() + 1), new byte[0]);
    }

    /// A copy of this computer's file, without set-id bits. One file under several names, as
    /// busybox is, is there once.
    StarterLayer copy(Path file, String path, int mode) throws IOException {
        if (!begins(path)) {
            return this;
        }
        var time = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
        var metadata = new TarMetadata(path, mode, time);
        var earlier = copied.putIfAbsent(file, path);
        if (earlier != null) {
            writer.put(new TarEntry.HardLink(metadata, earlier));
            return this;
        }
        try (var content = Files.newInputStream(file)) {
            writer.put(new TarEntry.RegularFile(metadata, Files.size(file)), content);
        }
        return this;
    }

    /// Makes the parents, and tells whether the path is new.
    private boolean begins(String path) throws IOException {
        directory(parent(path));
        return written.add(path);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
