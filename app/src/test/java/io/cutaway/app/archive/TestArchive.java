package io.cutaway.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.Platform;
import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Makes archives of images for tests, file by file.
final class TestArchive {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarWriter writer = new TarWriter(bytes);

    TestArchive file(String path, byte[] content) throws IOException {
        writer.put(
                new TarEntry.RegularFile(metadata(path), content.length),
                new ByteArrayInputStream(content));
        return this;
    }

    TestArchive file(String path, String content) throws IOException {
        return file(path, content.getBytes(UTF_8));
    }

    TestArchive symbolicLink(String path, String target) throws IOException {
        writer.put(new TarEntry.SymbolicLink(metadata(path), target));
        return this;
    }

    TestArchive hardLink(String path, String target) throws IOException {
        writer.put(new TarEntry.HardLink(metadata(path), target));
        return this;
    }

    TestArchive fifo(String path) throws IOException {
        writer.put(new TarEntry.Fifo(metadata(path)));
        return this;
    }

    /// A blob of a layout.
    ContentDescriptor blob(String mediaType, byte[] content) throws IOException {
        var descriptor = ContentDescriptor.of(mediaType, content);
        file("blobs/sha256/" + descriptor.digest().hex(), content);
        return descriptor;
    }

    private static TarMetadata metadata(String path) {
        return new TarMetadata(path, 0644, Instant.EPOCH);
    }

    byte[] bytes() throws IOException {
        writer.close();
        return bytes.toByteArray();
    }

    /// An archive of one file.
    static byte[] layer(String content) throws IOException {
        return new TestArchive().file("file", content).bytes();
    }

    static byte[] config(byte[]... layers) {
        return config(Platform.here(), layers);
    }

    static byte[] config(Platform platform, byte[]... layers) {
        var diffIds = Arrays.stream(layers).map(Digest::of).toList();
        var config = ImageConfig.running(List.of("/bin/sh"), List.of());
        return new OciDocuments()
                .write(new Image(Instant.EPOCH, platform, config, diffIds, List.of()));
    }

    static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /// An image of one layer as Docker saves it.
    static TestArchive docker(String tags, byte[] layer) throws IOException {
        return new TestArchive()
                .file("l/layer.tar", layer)
                .file("c.json", config(layer))
                .file("manifest.json", manifest("c.json", tags, "l/layer.tar"));
    }

    static String manifest(String config, String tags, String... layers) {
        var quoted = Arrays.stream(layers).map(layer -> "\"" + layer + "\"").toList();
        return "[{\"Config\":\"%s\",\"RepoTags\":%s,\"Layers\":%s}]"
                .formatted(config, tags, quoted);
    }
}
