package io.cutaway.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// An image layout as a directory. It is made beside its place and gets its name at the end.
final class DirectorySink implements ArchiveSink {

    private final Path place;
    private final Path temporary;

    /// @throws ArchiveException when something is there already
    DirectorySink(Path place) throws IOException {
        this.place = place.toAbsolutePath();
        if (isTaken(place)) {
            throw new ArchiveException(ArchiveMessage.DIRECTORY_NOT_EMPTY, place);
        }
        this.temporary = ArchiveOutput.beside(this.place);
        Files.createDirectory(temporary);
    }

    private static boolean isTaken(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Files.exists(place);
        }
        try (var files = Files.list(place)) {
            return files.findAny().isPresent();
        }
    }

    @Override
    public void put(String path, long size, InputStream content) throws IOException {
        var file = temporary.resolve(path);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (Files.copy(content, file) != size) {
            throw new ArchiveException(ArchiveMessage.WRONG_CONTENT, path);
        }
    }

    @Override
    public boolean has(String path) {
        return Files.exists(temporary.resolve(path));
    }

    @Override
    public void finish() throws IOException {
        Files.deleteIfExists(place);
        Files.move(temporary, place);
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(temporary)) {
            try (var files = Files.walk(temporary)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
