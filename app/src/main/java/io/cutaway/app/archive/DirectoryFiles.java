package io.cutaway.app.archive;

import io.cutaway.engine.system.Descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// An image layout that is a directory. It is read with the rights of whoever asked for it, so a
/// link may lead anywhere; only what is no regular file is not opened, because a fifo would wait.
record DirectoryFiles(Path directory) implements ArchiveFiles {

    @Override
    public Optional<ArchivedFile> find(String path) throws IOException {
        var file = directory.resolve(ArchivePaths.resolve("", path));
        return Files.isRegularFile(file)
                ? Optional.of(new PlainFile(file, Files.size(file)))
                : Optional.empty();
    }

    private record PlainFile(Path file, long size) implements ArchivedFile {

        @Override
        public InputStream open(long offset) throws IOException {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            return Channels.newInputStream(channel.position(offset));
        }

        @Override
        public Optional<Descriptor> descriptor(long offset) {
            return ArchivedFile.descriptor(file, offset);
        }
    }

    @Override
    public void close() {
        // Each file is closed by whoever opened it.
    }
}
