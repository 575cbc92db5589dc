package io.cutaway.app.archive;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// An archive as a tar. The same images give the same bytes.
final class TarSink implements ArchiveSink {

    private final TarWriter writer;
    private final Set<String> written = new HashSet<>();

    TarSink(OutputStream out) {
        this.writer = new TarWriter(new Open(out));
    }

    /// The end of the archive is not yet the end of what it is written to.
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Override
    public void put(String path, long size, InputStream content) throws IOException {
        if (!written.add(path)) {
            return;
        }
        putDirectory(ArchivePaths.parentOf(path));
        var metadata = new TarMetadata(path, 0644, Instant.EPOCH);
        try {
            writer.put(new TarEntry.RegularFile(metadata, size), content);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(e, ArchiveMessage.WRONG_CONTENT, path);
        }
    }

    private void putDirectory(String path) throws IOException {
        if (!path.isEmpty() && written.add(path)) {
            putDirectory(ArchivePaths.parentOf(path));
            writer.put(new TarEntry.Directory(new TarMetadata(path, 0755, Instant.EPOCH)));
        }
    }

    @Override
    public boolean has(String path) {
        return written.contains(path);
    }

    @Override
    public void finish() throws IOException {
        writer.close();
    }

    /// The stream is its owner's to close.
    @Override
    public void close() {}
}
