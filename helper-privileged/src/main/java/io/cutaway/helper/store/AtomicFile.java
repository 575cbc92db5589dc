package io.cutaway.helper.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicLong;

/// Writes whole files: a reader sees the old content or the new, never a part.
public final class AtomicFile {

    private static final AtomicLong LAST = new AtomicLong();
    private static final String PREFIX =
            "%s%d-%x-"
                    .formatted(
                            StoreLayout.TEMPORARY,
                            ProcessHandle.current().pid(),
                            System.currentTimeMillis());

    private AtomicFile() {}

    /// How much a write must survive.
    public enum Durability {
        /// The death of this process: the kernel still has it.
        PROCESS,
        /// Loss of power: file and directory are on disk when the write returns.
        POWER_LOSS
    }

    /// Replaces the file's content. The file gets the mode 0600.
    public static void write(Path file, byte[] content, Durability durability) throws IOException {
        var temporary = temporaryBeside(file);
        boolean published = false;
        try {
            writeNew(temporary, content, durability);
            publish(temporary, file, durability);
            published = true;
        } finally {
            if (!published) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    /// A name in the same directory that nothing has, and that is known as temporary. One process
    /// uses a store at a time, and what an earlier one left has another process's number in its
    /// name.
    public static Path temporaryBeside(Path file) {
        return file.resolveSibling(PREFIX + LAST.incrementAndGet());
    }

    private static void writeNew(Path file, byte[] content, Durability durability)
            throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, ownerOnly)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (durability == Durability.POWER_LOSS) {
                channel.force(true);
            }
        }
    }

    /// Gives a finished file or directory its name, which may be one that a file has already.
    public static void publish(Path temporary, Path name, Durability durability)
            throws IOException {
        Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE);
        if (durability == Durability.POWER_LOSS) {
            sync(name.resolveSibling("."));
        }
    }

    /// fsync(2) of a file or a directory.
    public static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
