package io.cutaway.helper.store;

import static io.cutaway.engine.system.FileFlags.AT_REMOVEDIR;
import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_PATH;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.DirectoryEntry;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.SystemCallException;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Removes a tree that a stranger made.
///
/// Every step is relative to a directory that is open, and no symbolic link is followed, so nothing
/// outside the tree can be reached. Containers can nest directories deeper than any path or number
/// of descriptors reaches: what is too deep is moved up first.
public final class TreeRemover {

    private static final int DEEPEST = 32;
    private static final int ATTEMPTS = 100;

    private TreeRemover() {}

    /// Removes the file or the tree. It is fine when there is none.
    ///
    /// @throws SystemCallException when something can't be removed; the rest may be gone
    public static void remove(Path path) {
        var parent = path.toAbsolutePath().getParent();
        var name = path.getFileName();
        if (parent == null || name == null) {
            throw new IllegalArgumentException("not removing " + path);
        }
        var directory = present(() -> FileCalls.open(parent.toString(), O_PATH | O_DIRECTORY));
        if (directory.isPresent()) {
            try (var opened = directory.get()) {
                remove(opened, name.toString());
            }
        }
    }

    /// Removes the name from the directory, and if it is a tree, the tree.
    public static void remove(Descriptor directory, String name) {
        if (!unlinked(directory, name)) {
            removeTree(directory, name, TreeRemover::empty);
        }
    }

    /// Again when somebody put something in meanwhile, as a shim does that is just ending.
    private static void removeTree(
            Descriptor directory, String name, Consumer<Descriptor> emptying) {
        for (int attempt = 1; ; attempt++) {
            var tree = present(() -> openDirectory(directory, name));
            if (tree.isEmpty()) {
                return;
            }
            try (var opened = tree.get()) {
                emptying.accept(opened);
            }
            try {
                present(() -> unlink(directory, name, AT_REMOVEDIR));
                return;
            } catch (SystemCallException e) {
                if (e.errno() != Errno.ENOTEMPTY || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// What is gone already has been removed, and nothing else is the less to be removed for it.
    private static <T> Optional<T> present(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean unlink(Descriptor directory, String name, int flags) {
        DirectoryCalls.unlinkat(directory, name, flags);
        return true;
    }

    private static boolean unlinked(Descriptor directory, String name) {
        try {
            present(() -> unlink(directory, name, 0));
            return true;
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EISDIR) {
                return false;
            }
            throw e;
        }
    }

    private static Descriptor openDirectory(Descriptor directory, String name) {
        return FileCalls.openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
    }

    /// What was moved up appears in the list again, so it ends when nothing is left.
    private static void empty(Descriptor top) {
        var entries = DirectoryCalls.list(top);
        while (!entries.isEmpty()) {
            for (var entry : entries) {
                removeEntry(top, top, entry, 1);
            }
            entries = DirectoryCalls.list(top);
        }
    }

    private static void removeEntry(
            Descriptor top, Descriptor directory, DirectoryEntry entry, int depth) {
        var name = entry.name();
        if (entry.type() != FileType.DIRECTORY && unlinked(directory, name)) {
            return;
        }
        if (depth == DEEPEST) {
            present(() -> moveUp(directory, name, top));
            return;
        }
        removeTree(
                directory,
                name,
                child -> {
                    for (var inside : DirectoryCalls.list(child)) {
                        removeEntry(top, child, inside, depth + 1);
                    }
                });
    }

    private static boolean moveUp(Descriptor directory, String name, Descriptor top) {
        DirectoryCalls.renameat(directory, name, top, UUID.randomUUID().toString());
        return true;
    }
}
