package io.cutaway.helper.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Makes small archives for tests, entry by entry.
final class Archive {

    static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678901234Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarWriter writer = new TarWriter(bytes);

    Archive file(String path, String content) throws IOException {
        return file(new TarMetadata(path, 0644, TIME), content);
    }

    Archive file(TarMetadata metadata, String content) throws IOException {
        var data = content.getBytes(UTF_8);
        writer.put(new TarEntry.RegularFile(metadata, data.length), new ByteArrayInputStream(data));
        return this;
    }

    Archive directory(String path) throws IOException {
        return put(new TarEntry.Directory(new TarMetadata(path, 0755, TIME)));
    }

    Archive symbolicLink(String path, String target) throws IOException {
        return put(new TarEntry.SymbolicLink(new TarMetadata(path, 0777, TIME), target));
    }

    Archive hardLink(String path, String target) throws IOException {
        return put(new TarEntry.HardLink(new TarMetadata(path, 0644, TIME), target));
    }

    Archive device(String path, long major, long minor) throws IOException {
        var kind = TarEntry.DeviceKind.CHARACTER;
        return put(new TarEntry.DeviceNode(new TarMetadata(path, 0666, TIME), kind, major, minor));
    }

    Archive put(TarEntry entry) throws IOException {
        writer.put(entry);
        return this;
    }

    static TarMetadata owned(String path, int mode, long uid, Map<String, byte[]> xattrs) {
        return new TarMetadata(path, mode, uid, uid, TIME, xattrs);
    }

    byte[] bytes() throws IOException {
        writer.close();
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
