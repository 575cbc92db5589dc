package io.cutaway.helper.image;

import static io.cutaway.engine.system.FileFlags.AT_SYMLINK_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_PATH;
import static io.cutaway.engine.system.FileFlags.RESOLVE_IN_ROOT;
import static io.cutaway.engine.system.FileFlags.RESOLVE_NO_MAGICLINKS;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileStatus;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.image.ImageException.Code;
import io.cutaway.helper.store.TreeRemover;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The directory a layer is being unpacked into, as a root that no path leads out of.
///
/// A parent directory is resolved by the kernel with that directory as `/` (openat2(2),
/// `RESOLVE_IN_ROOT`): links that an earlier entry made lead inside, and never to this computer's
/// files. What has the last component's name is never followed.
final class LayerTree implements AutoCloseable {

    private static final int REMEMBERED = 16;

    private final Descriptor root;
    private final IdShift shift;

    /// Directories that were met lately, the last one last: archives list what is in a directory
    /// together, and come back to its parents.
    private final LinkedHashMap<String, Descriptor> remembered =
            new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true);

    LayerTree(Path directory, IdShift shift) {
        this.root = FileCalls.open(directory.toString(), O_PATH | O_DIRECTORY);
        this.shift = shift;
    }

    static String parentOf(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /// The last component; of the root itself, the name it has for itself.
    static String nameOf(String path) {
        return path.isEmpty() ? "." : path.substring(path.lastIndexOf('/') + 1);
    }

    /// A directory by its path, for this class's next call only. Missing ones are made, with the
    /// mode 0755 and root as owner.
    Descriptor directory(String path) throws ImageException {
        var found = find(path);
        return found.isPresent() ? found.get() : remember(path, make(path));
    }

    /// The same, but nothing is made.
    Optional<Descriptor> find(String path) throws ImageException {
        if (path.isEmpty()) {
            return Optional.of(root);
        }
        var known = Optional.ofNullable(remembered.get(path));
        return known.isPresent() ? known : existing(path).map(found -> remember(path, found));
    }

    private Descriptor remember(String path, Descriptor directory) {
        remembered.put(path, directory);
        if (remembered.size() > REMEMBERED) {
            remembered.pollFirstEntry().getValue().close();
        }
        return directory;
    }

    private void forget() {
        remembered.values().forEach(Descriptor::close);
        remembered.clear();
    }

    /// A directory that is the caller's to close, if it is there.
    Optional<Descriptor> existing(String path) throws ImageException {
        try {
            return Optional.of(
                    FileCalls.openat2(
                            root,
                            path.isEmpty() ? "." : path,
                            O_PATH | O_DIRECTORY,
                            0,
                            RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS));
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw refusal(e, path);
        }
    }

    private Descriptor make(String path) throws ImageException {
        var parent = directory(parentOf(path));
        try {
            makeDirectory(parent, nameOf(path));
        } catch (SystemCallException e) {
            // Something is there that leads nowhere: a dangling link.
            throw refusal(e, path);
        }
        return existing(path)
                .orElseThrow(() -> new ImageException(Code.PARENT_IS_NO_DIRECTORY, path));
    }

    private void makeDirectory(Descriptor parent, String name) {
        DirectoryCalls.mkdirat(parent, name, 0700);
        StatusCalls.fchownat(parent, name, shift.root(), shift.root(), AT_SYMLINK_NOFOLLOW);
        StatusCalls.fchmodat(parent, name, 0755);
    }

    /// Turns what an archive can cause into a refusal; the rest is this computer's trouble.
    static ImageException refusal(SystemCallException e, String path) {
        return switch (e.errno()) {
            case ENOTDIR, ELOOP, EEXIST -> new ImageException(Code.PARENT_IS_NO_DIRECTORY, path, e);
            case ENAMETOOLONG -> new ImageException(Code.NAME_TOO_LONG, path, e);
            default -> throw e;
        };
    }

    /// What has the name already.
    Optional<FileStatus> status(String path) throws ImageException {
        try {
            return Optional.of(
                    StatusCalls.statx(
                            directory(parentOf(path)), nameOf(path), AT_SYMLINK_NOFOLLOW));
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw refusal(e, path);
        }
    }

    /// Removes what has the name, with all that is below it.
    void remove(String path) throws ImageException {
        var parent = directory(parentOf(path));
        TreeRemover.remove(parent, nameOf(path));
        // A remembered directory may be gone, or be reached by another way now.
        forget();
    }

    @Override
    public void close() {
        forget();
        root.close();
    }
}
