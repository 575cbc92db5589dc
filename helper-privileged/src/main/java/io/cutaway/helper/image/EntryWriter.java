package io.cutaway.helper.image;

import static io.cutaway.engine.system.FileFlags.AT_SYMLINK_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_CREAT;
import static io.cutaway.engine.system.FileFlags.O_EXCL;
import static io.cutaway.engine.system.FileFlags.O_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_WRONLY;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarReader;
import io.cutaway.engine.system.AttributeCalls;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileStatus;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.image.ImageException.Code;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Writes the entries of one layer into its tree. A later entry of the same name wins; device nodes
/// are never made, except overlay's whiteouts (character device 0:0).
final class EntryWriter {

    private static final byte[] YES = {'y'};

    private final LayerTree tree;
    private final UnpackCounts counts;
    private final EntryAttributes attributes;
    private final Set<String> skippedDevices = new HashSet<>();
    private final TreeMap<String, Instant> directoryTimes = new TreeMap<>();
    private final ContentWriter content = new ContentWriter();

    EntryWriter(LayerTree tree, IdShift shift, UnpackCounts counts) {
        this.tree = tree;
        this.counts = counts;
        this.attributes = new EntryAttributes(shift, counts);
    }

    /// Writes the entry that the reader stands at.
    void write(TarEntry entry, TarReader reader) throws IOException {
        var path = entry.metadata().path();
        try {
            var whiteout = Whiteout.of(path);
            if (whiteout.isPresent()) {
                takeAway(whiteout.get());
            } else if (path.isEmpty() && !(entry instanceof TarEntry.Directory)) {
                throw new ImageException(Code.ROOT_IS_NO_DIRECTORY, path);
            } else {
                make(entry, reader);
            }
        } catch (SystemCallException e) {
            throw LayerTree.refusal(e, path);
        }
    }

    private void make(TarEntry entry, TarReader reader) throws IOException {
        switch (entry) {
            case TarEntry.RegularFile file -> makeFile(file, reader);
            case TarEntry.Directory directory -> makeDirectory(directory);
            case TarEntry.SymbolicLink link -> makeSymbolicLink(link);
            case TarEntry.HardLink link -> makeHardLink(link);
            case TarEntry.Fifo fifo -> makeFifo(fifo);
            case TarEntry.DeviceNode node -> skipDevice(node.metadata().path());
        }
    }

    private void takeAway(Whiteout whiteout) throws ImageException {
        switch (whiteout) {
            case Whiteout.OfPath hidden -> hide(hidden.path());
            case Whiteout.OfContents all -> makeOpaque(all.directory());
            case Whiteout.Note _ -> {}
        }
    }

    /// A whiteout is about the layers below: what this layer itself has under that name stays.
    private void hide(String path) throws ImageException {
        var own = tree.status(path);
        if (own.isEmpty()) {
            var parent = tree.directory(LayerTree.parentOf(path));
            var type = FileType.CHARACTER_DEVICE.bits();
            DirectoryCalls.mknodat(parent, LayerTree.nameOf(path), type, 0);
        } else if (own.get().isDirectory()) {
            makeOpaque(path);
        }
    }

    private void makeOpaque(String path) throws ImageException {
        var directory = tree.directory(path);
        AttributeCalls.setxattr(directory.procPath(), KeptAttributes.OPAQUE, YES, 0);
    }

    private static boolean isWhiteout(FileStatus status) {
        return status.type() == FileType.CHARACTER_DEVICE && status.specialDevice() == 0;
    }

    private void makeDirectory(TarEntry.Directory entry) throws ImageException {
        var path = entry.metadata().path();
        var before = makeMissing(path);
        var name = LayerTree.nameOf(path);
        var parent = tree.directory(LayerTree.parentOf(path));
        attributes.applyToDirectory(parent, name, entry.metadata());
        if (before.isPresent() && isWhiteout(before.get())) {
            makeOpaque(path);
        }
        if (!directoryTimes.containsKey(path)) {
            counts.addKept(path);
        }
        directoryTimes.put(path, entry.metadata().mtime());
    }

    /// Makes a directory where none is.
    ///
    /// @return what was there before
    private Optional<FileStatus> makeMissing(String path) throws ImageException {
        var name = LayerTree.nameOf(path);
        try {
            DirectoryCalls.mkdirat(tree.directory(LayerTree.parentOf(path)), name, 0700);
            return Optional.empty();
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EEXIST) {
                throw e;
            }
        }
        var before = tree.status(path);
        if (before.isPresent() && !before.get().isDirectory()) {
            tree.remove(path);
            DirectoryCalls.mkdirat(tree.directory(LayerTree.parentOf(path)), name, 0700);
        }
        return before;
    }

    /// A call that makes a name in a directory, and fails with `EEXIST` when there is one.
    private interface Making<T> {
        T in(Descriptor parent);
    }

    /// Makes a name that nearly always is a new one, so the kernel is not asked before.
    private <T> T make(String path, Making<T> making) throws ImageException {
        try {
            return making.in(tree.directory(LayerTree.parentOf(path)));
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EEXIST) {
                throw e;
            }
        }
        free(path);
        return making.in(tree.directory(LayerTree.parentOf(path)));
    }

    /// Removes what has the name.
    private void free(String path) throws ImageException {
        if (tree.status(path).isPresent()) {
            tree.remove(path);
            directoryTimes.remove(path);
            // From "path/" up to the character after the slash: all that was below.
            directoryTimes.subMap(path + "/", path + "0").clear();
        }
    }

    private void makeFile(TarEntry.RegularFile entry, TarReader reader) throws IOException {
        var metadata = entry.metadata();
        counts.addBytes(entry.size(), metadata.path());
        var name = LayerTree.nameOf(metadata.path());
        var flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;
        int mode = attributes.creationMode(metadata);
        try (var file =
                make(metadata.path(), parent -> FileCalls.openat(parent, name, flags, mode))) {
            content.write(file, entry, reader);
            var parent = tree.directory(LayerTree.parentOf(metadata.path()));
            attributes.applyToFile(parent, name, file, metadata);
            EntryAttributes.setTime(parent, name, metadata.mtime());
        }
    }

    private void makeSymbolicLink(TarEntry.SymbolicLink entry) throws ImageException {
        var path = entry.metadata().path();
        var name = LayerTree.nameOf(path);
        var parent =
                make(
                        path,
                        directory -> {
                            DirectoryCalls.symlinkat(entry.target(), directory, name);
                            return directory;
                        });
        attributes.applyClosed(parent, name, entry.metadata());
        EntryAttributes.setTime(parent, name, entry.metadata().mtime());
    }

    private void makeFifo(TarEntry.Fifo entry) throws ImageException {
        var path = entry.metadata().path();
        var name = LayerTree.nameOf(path);
        var parent =
                make(
                        path,
                        directory -> {
                            var type = FileType.FIFO.bits() | 0600;
                            DirectoryCalls.mknodat(directory, name, type, 0);
                            return directory;
                        });
        attributes.applyClosed(parent, name, entry.metadata());
        StatusCalls.fchmodat(parent, name, entry.metadata().mode());
        EntryAttributes.setTime(parent, name, entry.metadata().mtime());
    }

    private void skipDevice(String path) throws ImageException {
        free(path);
        counts.skippedDevices++;
        if (skippedDevices.add(path)) {
            counts.addKept(path);
        }
    }

    private void makeHardLink(TarEntry.HardLink entry) throws ImageException {
        var path = entry.metadata().path();
        var target = entry.target();
        if (skippedDevices.contains(target)) {
            skipDevice(path);
            return;
        }
        if (target.equals(path)) {
            return;
        }
        try (var from =
                tree.existing(LayerTree.parentOf(target))
                        .orElseThrow(() -> new ImageException(Code.BAD_HARD_LINK, path))) {
            var name = LayerTree.nameOf(target);
            refuseWhiteout(from, name, path);
            make(path, to -> link(from, name, to, LayerTree.nameOf(path)));
        } catch (SystemCallException e) {
            throw switch (e.errno()) {
                case ENOENT, EPERM, EMLINK -> new ImageException(Code.BAD_HARD_LINK, path, e);
                default -> throw e;
            };
        }
    }

    /// Another name for a whiteout would hide one more path of the layers below.
    private static void refuseWhiteout(Descriptor directory, String name, String link)
            throws ImageException {
        if (isWhiteout(StatusCalls.statx(directory, name, AT_SYMLINK_NOFOLLOW))) {
            throw new ImageException(Code.BAD_HARD_LINK, link);
        }
    }

    private static Descriptor link(
            Descriptor fromDirectory, String from, Descriptor toDirectory, String to) {
        DirectoryCalls.linkat(fromDirectory, from, toDirectory, to, 0);
        return toDirectory;
    }

    /// Sets the times of directories, which every entry below them has changed.
    void finish() throws ImageException {
        for (var directory : directoryTimes.entrySet()) {
            var path = directory.getKey();
            var parent = tree.find(LayerTree.parentOf(path));
            if (parent.isPresent()) {
                EntryAttributes.setTime(parent.get(), LayerTree.nameOf(path), directory.getValue());
            }
        }
    }
}
