package io.cutaway.helper.image;

import static io.cutaway.engine.system.FileFlags.AT_SYMLINK_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;

import io.cutaway.engine.image.TarWriter;
import io.cutaway.engine.system.AttributeCalls;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileStatus;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.image.ImageException.Code;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Writes the trees of containers as tar archives: a writable layer with what it takes away, or all
/// layers as the container sees them merged.
///
/// A container may run, and do its worst, meanwhile: every name is opened from its directory's
/// descriptor and never through a link, so nothing that it renames or swaps leads out of the tree.
/// What vanishes meanwhile is left out. The names come in their order, so that the same tree gives
/// the same archive.
public final class TreeArchiver {

    /// As deep as a layer may be that is unpacked.
    private static final int DEEPEST = UnpackLimits.DEFAULT.depth();

    private static final int DIRECTORY = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;

    private static final List<String> OPAQUE =
            List.of(KeptAttributes.OPAQUE, "trusted.overlay.opaque");

    private final FileArchiver files;

    /// Whether what is taken away from the layers below is written, or looked for.
    private final boolean single;

    private TreeArchiver(TarWriter out, boolean single) {
        this.files = new FileArchiver(out);
        this.single = single;
    }

    /// Writes one layer, with `.wh.` entries for what it takes away from those below (OCI image
    /// specification, layer.md, "Whiteouts").
    ///
    /// @param out closed at the end; without one an archive is not complete
    public static LeftOut writeLayer(ArchivedTree upper, OutputStream out) throws IOException {
        return write(List.of(upper), out, true);
    }

    /// Writes what the layers show together.
    ///
    /// @param trees top first
    /// @param out closed at the end; without one an archive is not complete
    public static LeftOut writeMerged(List<ArchivedTree> trees, OutputStream out)
            throws IOException {
        return write(trees, out, false);
    }

    private static LeftOut write(List<ArchivedTree> trees, OutputStream out, boolean single)
            throws IOException {
        var writer = new TarWriter(out);
        var archiver = new TreeArchiver(writer, single);
        var parts = new ArrayList<Part>();
        try {
            for (var tree : trees) {
                var directory = FileCalls.open(tree.directory().toString(), DIRECTORY);
                parts.add(new Part(directory, tree.owners()));
            }
            archiver.writeDirectory(parts, "");
            requireThere(trees, parts);
        } finally {
            parts.forEach(Part::close);
        }
        writer.close();
        return archiver.files.leftOut();
    }

    /// A tree that was removed meanwhile was read in part only. Its name goes first.
    private static void requireThere(List<ArchivedTree> trees, List<Part> parts)
            throws ImageException {
        for (int i = 0; i < trees.size(); i++) {
            var path = trees.get(i).directory().toString();
            try (var now = FileCalls.open(path, DIRECTORY)) {
                var opened = StatusCalls.fstat(parts.get(i).directory());
                if (StatusCalls.fstat(now).isSameFile(opened)) {
                    continue;
                }
            } catch (SystemCallException e) {
                requireVanished(e);
            }
            throw new ImageException(Code.TREE_GONE, path);
        }
    }

    /// One layer's directory.
    private record Part(Descriptor directory, IdShift owners) implements AutoCloseable {

        @Override
        public void close() {
            directory.close();
        }
    }

    private void writeDirectory(List<Part> parts, String path) throws IOException {
        if (path.chars().filter(c -> c == '/').count() >= DEEPEST) {
            throw new ImageException(Code.TOO_DEEP, path.substring(0, Math.min(80, path.length())));
        }
        var top = parts.getFirst();
        files.writeDirectory(top.directory(), top.owners(), path);
        if (single && !path.isEmpty() && isOpaque(top.directory())) {
            files.writeMark(path + "/" + Whiteout.OPAQUE);
        }
        var holders = new TreeMap<String, List<Part>>();
        for (var part : parts) {
            for (var entry : DirectoryCalls.list(part.directory())) {
                holders.computeIfAbsent(entry.name(), _ -> new ArrayList<>()).add(part);
            }
        }
        var prefix = path.isEmpty() ? "" : path + "/";
        for (var name : holders.entrySet()) {
            try {
                writeName(name.getValue(), name.getKey(), prefix);
            } catch (SystemCallException e) {
                requireVanished(e);
            }
        }
    }

    /// What a change by the container can cause; everything else is this computer's trouble.
    private static void requireVanished(SystemCallException e) {
        switch (e.errno()) {
            case ENOENT, ENOTDIR, ELOOP, EINVAL, ENXIO -> {}
            default -> throw e;
        }
    }

    private void writeName(List<Part> holders, String name, String prefix) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ImageException(Code.CANCELLED, prefix + name);
        }
        var top = holders.getFirst();
        var status = StatusCalls.statx(top.directory(), name, AT_SYMLINK_NOFOLLOW);
        if (isWhiteout(status)) {
            if (single) {
                files.writeMark(prefix + Whiteout.PREFIX + name);
            }
        } else if (single && name.startsWith(Whiteout.PREFIX)) {
            files.leaveNameOut();
        } else if (status.isDirectory()) {
            descend(holders, name, prefix + name);
        } else {
            files.write(top.directory(), name, top.owners(), prefix + name, status);
        }
    }

    static boolean isWhiteout(FileStatus status) {
        return status.type() == FileType.CHARACTER_DEVICE && status.specialDevice() == 0;
    }

    /// Opens the directories that merge here: down to one that hides those below it, or to what is
    /// none.
    private void descend(List<Part> holders, String name, String path) throws IOException {
        var parts = new ArrayList<Part>();
        try {
            for (var holder : holders) {
                var child = open(holder, name);
                child.ifPresent(parts::add);
                if (child.isEmpty() || isOpaque(child.get().directory())) {
                    break;
                }
            }
            if (!parts.isEmpty()) {
                writeDirectory(parts, path);
            }
        } finally {
            parts.forEach(Part::close);
        }
    }

    private static Optional<Part> open(Part parent, String name) {
        try {
            var directory = FileCalls.openat(parent.directory(), name, DIRECTORY, 0);
            return Optional.of(new Part(directory, parent.owners()));
        } catch (SystemCallException e) {
            requireVanished(e);
            return Optional.empty();
        }
    }

    private static boolean isOpaque(Descriptor directory) {
        for (var name : OPAQUE) {
            try {
                var value = AttributeCalls.fgetxattr(directory, name);
                if (value.length == 1 && value[0] == 'y') {
                    return true;
                }
            } catch (SystemCallException e) {
                switch (e.errno()) {
                    case ENODATA, EOPNOTSUPP, EPERM -> {}
                    default -> throw e;
                }
            }
        }
        return false;
    }
}
