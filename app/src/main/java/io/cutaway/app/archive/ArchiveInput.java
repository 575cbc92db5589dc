package io.cutaway.app.archive;

import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.registry.TransferProgress.FileRead;
import io.cutaway.app.text.Quantities;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/// Opens archives from where they are: a file, a directory, a pipe. What can't be read in any order
/// (a pipe, compressed data) is copied to a temporary file that has no name, so that nothing
/// remains however this ends.
public final class ArchiveInput {

    /// Enough for any image, and an end to a bomb.
    private static final long LARGEST = 256L << 30;

    private final Path temporary;
    private final Consumer<TransferProgress> listener;

    /// @param environment whose `TMPDIR` is used
    public ArchiveInput(Map<String, String> environment) {
        this(environment, _ -> {});
    }

    /// @param listener is told how far the copying has come
    public ArchiveInput(Map<String, String> environment, Consumer<TransferProgress> listener) {
        this.listener = listener;
        var places = List.of(environment.getOrDefault("TMPDIR", ""), "/var/tmp", "/tmp");
        this.temporary =
                places.stream()
                        .filter(place -> !place.isEmpty())
                        .map(Path::of)
                        .filter(Files::isWritable)
                        .findFirst()
                        .orElse(Path.of("/tmp"));
    }

    /// Opens a file or a directory.
    public ArchiveFiles open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new DirectoryFiles(path);
        }
        try {
            var file = FileChannel.open(path, StandardOpenOption.READ);
            return Files.isRegularFile(path)
                    ? openFile(file, path)
                    : spooledAndClosed(Channels.newInputStream(file), path);
        } catch (NoSuchFileException e) {
            throw new ArchiveException(e, ArchiveMessage.NO_SUCH_FILE, path);
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new ArchiveException(e, ArchiveMessage.NOT_READABLE, path, reason(e));
        }
    }

    private ArchiveFiles openFile(FileChannel file, Path path) throws IOException {
        var kept = false;
        try {
            var whole = new FileSlice(file, Optional.of(path), 0, file.size());
            if (Compression.of(whole) == Compression.NONE) {
                var files = TarFiles.of(file, Optional.of(path));
                kept = true;
                return files;
            }
            return spooled(watched(whole.open(0), path, Optional.of(file.size())));
        } finally {
            if (!kept) {
                file.close();
            }
        }
    }

    private ArchiveFiles spooledAndClosed(InputStream in, Path path) throws IOException {
        try (in) {
            return spooled(watched(in, path, Optional.empty()));
        }
    }

    /// Reads a stream to its end.
    public ArchiveFiles open(InputStream in) throws IOException {
        return spooled(watched(in, Path.of(""), Optional.empty()));
    }

    private InputStream watched(InputStream in, Path path, Optional<Long> size) {
        var name = String.valueOf(path.getFileName());
        return new WatchedInput(
                in, done -> listener.accept(new TransferProgress(name, new FileRead(done, size))));
    }

    private ArchiveFiles spooled(InputStream in) throws IOException {
        var spool = spoolFile();
        var kept = false;
        try {
            copy(in, spool);
            var files = TarFiles.of(spool, Optional.empty());
            kept = true;
            return files;
        } finally {
            if (!kept) {
                spool.close();
            }
        }
    }

    /// Its name is gone as soon as it is open.
    private FileChannel spoolFile() throws IOException {
        try {
            var name = Files.createTempFile(temporary, "cutaway-archive", "");
            return FileChannel.open(
                    name,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new ArchiveException(e, ArchiveMessage.NOT_WRITABLE, temporary, reason(e));
        }
    }

    private void copy(InputStream in, FileChannel spool) throws IOException {
        var buffered = new BufferedInputStream(in, 128 << 10);
        var compression = Compression.of(buffered);
        var buffer = new byte[256 << 10];
        try {
            var content = compression.open(buffered);
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                write(spool, ByteBuffer.wrap(buffer, 0, n));
                if (spool.position() > LARGEST) {
                    var limit = Quantities.bytes(LARGEST);
                    throw new ArchiveException(ArchiveMessage.TOO_LARGE, limit);
                }
            }
        } catch (ZipException | EOFException e) {
            throw new ArchiveException(e, ArchiveMessage.DAMAGED_COMPRESSION, reason(e));
        }
    }

    private void write(FileChannel spool, ByteBuffer bytes) throws ArchiveException {
        try {
            while (bytes.hasRemaining()) {
                spool.write(bytes);
            }
        } catch (IOException e) {
            throw new ArchiveException(e, ArchiveMessage.NOT_WRITABLE, temporary, reason(e));
        }
    }

    static String reason(Exception e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
