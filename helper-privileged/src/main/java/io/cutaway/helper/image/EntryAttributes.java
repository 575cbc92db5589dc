package io.cutaway.helper.image;

import static io.cutaway.engine.system.FileFlags.AT_SYMLINK_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;

import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.system.AttributeCalls;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.engine.system.Timespec;
import io.cutaway.helper.image.ImageException.Code;

import java.time.Instant;

/// Gives what was made its owner, permissions, attributes and time. In this order: a change of
/// owner clears set-id bits and capabilities, and every change touches the time.
final class EntryAttributes {

    private final IdShift shift;
    private final UnpackCounts counts;
    private final Umask umask = Umask.ofThisProcess();

    EntryAttributes(IdShift shift, UnpackCounts counts) {
        this.shift = shift;
        this.counts = counts;
    }

    /// The permissions to make a file with: its own, when the kernel gives exactly those, else none
    /// that [#applyToFile] doesn't change.
    int creationMode(TarMetadata metadata) {
        return umask.leaves(metadata.mode()) ? metadata.mode() : 0600;
    }

    /// For a file that was made with [#creationMode], and is open.
    void applyToFile(Descriptor parent, String name, Descriptor file, TarMetadata metadata)
            throws ImageException {
        own(parent, name, metadata);
        if (!umask.leaves(metadata.mode())) {
            StatusCalls.fchmod(file, metadata.mode());
        }
        setAttributes(file, metadata);
    }

    /// For a directory. Its permissions are always set: it may inherit its parent's set-group-id.
    void applyToDirectory(Descriptor parent, String name, TarMetadata metadata)
            throws ImageException {
        own(parent, name, metadata);
        StatusCalls.fchmodat(parent, name, metadata.mode());
        if (!metadata.xattrs().isEmpty()) {
            var flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;
            try (var directory = FileCalls.openat(parent, name, flags, 0)) {
                setAttributes(directory, metadata);
            }
        }
    }

    private void setAttributes(Descriptor file, TarMetadata metadata) throws ImageException {
        var kept = KeptAttributes.of(metadata.xattrs(), shift, metadata.path());
        counts.droppedAttributes += kept.dropped();
        for (var attribute : kept.values().entrySet()) {
            set(file, attribute.getKey(), attribute.getValue(), metadata.path());
        }
    }

    private static void set(Descriptor file, String name, byte[] value, String path)
            throws ImageException {
        try {
            AttributeCalls.fsetxattr(file, name, value, 0);
        } catch (SystemCallException e) {
            throw switch (e.errno()) {
                case EOPNOTSUPP, EPERM, EINVAL, ERANGE, E2BIG ->
                        new ImageException(Code.ATTRIBUTE_REFUSED, name + " " + path, e);
                default -> throw e;
            };
        }
    }

    /// For what can't be opened: a symbolic link, a fifo. The kernel takes no attributes there.
    void applyClosed(Descriptor parent, String name, TarMetadata metadata) throws ImageException {
        own(parent, name, metadata);
        counts.droppedAttributes += metadata.xattrs().size();
    }

    private void own(Descriptor parent, String name, TarMetadata metadata) throws ImageException {
        var uid = shift.onDisk(metadata.uid());
        var gid = shift.onDisk(metadata.gid());
        if (shift instanceof IdShift.AllToRoot && (metadata.uid() != 0 || metadata.gid() != 0)) {
            counts.squashedOwners++;
        }
        try {
            StatusCalls.fchownat(parent, name, uid, gid, AT_SYMLINK_NOFOLLOW);
        } catch (SystemCallException e) {
            // chown(2): an id that the user namespace doesn't map.
            if (e.errno() == Errno.EINVAL) {
                var ids = metadata.uid() + ":" + metadata.gid();
                throw new ImageException(Code.UNMAPPED_ID, ids + " " + metadata.path(), e);
            }
            throw e;
        }
    }

    static void setTime(Descriptor parent, String name, Instant time) {
        var modified = new Timespec(time.getEpochSecond(), time.getNano());
        StatusCalls.utimensat(parent, name, modified, modified, AT_SYMLINK_NOFOLLOW);
    }
}
