package io.cutaway.helper.image;

import static io.cutaway.engine.system.FileFlags.O_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_NONBLOCK;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;
import io.cutaway.engine.system.AttributeCalls;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileStatus;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes one file of a tree after the other into an archive. Nothing is believed that was looked
/// at before it was opened: what has been swapped for something else meanwhile is left out, as if
/// it had been deleted.
final class FileArchiver {

    /// Neither through a link nor into waiting for a fifo's other end.
    private static final int CONTENT = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

    private record Inode(long device, long number) {}

    private final TarWriter out;
    private final Map<Inode, String> linked = new HashMap<>();
    private final byte[] buffer = new byte[128 << 10];
    private LeftOut leftOut = LeftOut.NOTHING;

    FileArchiver(TarWriter out) {
        this.out = out;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /// A name that a layer can't say.
    void leaveNameOut() {
        leftOut = leftOut.withName();
    }

    void writeDirectory(Descriptor directory, IdShift owners, String path) throws IOException {
        var status = StatusCalls.fstat(directory);
        var xattrs = attributes(directory, path);
        out.put(new TarEntry.Directory(metadata(status, owners, path, xattrs)));
    }

    /// An empty file whose name says something, such as that another file is gone.
    void writeMark(String path) throws IOException {
        out.put(new TarEntry.RegularFile(new TarMetadata(path, 0, Instant.EPOCH), 0));
    }

    /// Writes anything but a directory.
    ///
    /// @param status as it was when the directory was listed
    void write(Descriptor parent, String name, IdShift owners, String path, FileStatus status)
            throws IOException {
        switch (status.type()) {
            case REGULAR_FILE -> writeFile(parent, name, owners, path);
            case SYMBOLIC_LINK -> {
                if (!writeLinked(status, owners, path)) {
                    var target = DirectoryCalls.readlinkat(parent, name);
                    remember(status, path);
                    out.put(
                            new TarEntry.SymbolicLink(
                                    metadata(status, owners, path, Map.of()), target));
                }
            }
            case FIFO -> {
                if (!writeLinked(status, owners, path)) {
                    remember(status, path);
                    out.put(new TarEntry.Fifo(metadata(status, owners, path, Map.of())));
                }
            }
            case SOCKET -> leftOut = leftOut.withSocket();
            case CHARACTER_DEVICE, BLOCK_DEVICE, UNKNOWN -> leftOut = leftOut.withDevice();
            case DIRECTORY -> {}
        }
    }

    private void writeFile(Descriptor parent, String name, IdShift owners, String path)
            throws IOException {
        try (var file = FileCalls.openat(parent, name, CONTENT, 0)) {
            var status = StatusCalls.fstat(file);
            if (status.type() != FileType.REGULAR_FILE || writeLinked(status, owners, path)) {
                return;
            }
            remember(status, path);
            var metadata = metadata(status, owners, path, attributes(file, path));
            out.put(
                    new TarEntry.RegularFile(metadata, status.size()),
                    new FileContent(file, status.size(), buffer));
        }
    }

    /// Another name of what was written before.
    private boolean writeLinked(FileStatus status, IdShift owners, String path) throws IOException {
        var first = linked.get(new Inode(status.device(), status.inode()));
        if (first == null) {
            return false;
        }
        out.put(new TarEntry.HardLink(metadata(status, owners, path, Map.of()), first));
        return true;
    }

    private void remember(FileStatus status, String path) {
        if (status.links() > 1) {
            linked.put(new Inode(status.device(), status.inode()), path);
        }
    }

    private static TarMetadata metadata(
            FileStatus status, IdShift owners, String path, Map<String, byte[]> xattrs) {
        var modified = status.modified();
        return new TarMetadata(
                path,
                status.permissions(),
                owners.inArchive(status.uid()),
                owners.inArchive(status.gid()),
                Instant.ofEpochSecond(modified.seconds(), modified.nanoseconds()),
                xattrs);
    }

    private static Map<String, byte[]> attributes(Descriptor file, String path)
            throws ImageException {
        var kept = new HashMap<String, byte[]>();
        for (var name : names(file)) {
            if (KeptAttributes.isKept(name)) {
                var value = value(file, name);
                if (value.isPresent()) {
                    boolean isCapability = name.equals(FileCapability.NAME);
                    kept.put(
                            name,
                            isCapability
                                    ? FileCapability.inArchive(value.get(), path)
                                    : value.get());
                }
            }
        }
        return kept;
    }

    private static List<String> names(Descriptor file) {
        try {
            return AttributeCalls.flistxattr(file);
        } catch (SystemCallException e) {
            return switch (e.errno()) {
                case EOPNOTSUPP -> List.of();
                default -> throw e;
            };
        }
    }

    private static Optional<byte[]> value(Descriptor file, String name) {
        try {
            return Optional.of(AttributeCalls.fgetxattr(file, name));
        } catch (SystemCallException e) {
            return switch (e.errno()) {
                // It was removed meanwhile, or is a capability of a namespace elsewhere.
                case ENODATA, EOVERFLOW -> Optional.empty();
                default -> throw e;
            };
        }
    }
}
