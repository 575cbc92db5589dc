package io.cutaway.helper.launch;

import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_PATH;
import static io.cutaway.engine.system.FileFlags.O_WRONLY;

import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.launch.LaunchRequest.CheckedBind;
import io.cutaway.engine.launch.Operation.Inode;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.protocol.Problem.BindRefused;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileStatus;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Decides whether a host path may be seen in a container. The client opens it as the user and
/// sends the descriptor, so that nobody gets through the helper what he may not read himself.
///
/// Directories are told by device and inode, never by their text: a link, a bind mount or a renamed
/// parent would make two texts of one directory.
public final class BindCheck {

    /// An access mode that allows neither reading nor writing (open(2), "3").
    private static final int ACCESS_MODE = 3;

    private final List<Path> forbidden;

    /// @param forbidden the store and the socket's directory
    public BindCheck(List<Path> forbidden) {
        this.forbidden = List.copyOf(forbidden);
    }

    /// The bind with the inode that it was checked for.
    ///
    /// @throws ProblemException [BindRefused]
    public CheckedBind check(HostBind bind, Descriptor opened) {
        int flags = FileCalls.getFlags(opened);
        if ((flags & O_PATH) != 0) {
            throw refused(bind, "path-only");
        }
        if ((flags & ACCESS_MODE) == O_WRONLY || (flags & ACCESS_MODE) == ACCESS_MODE) {
            throw refused(bind, "not-open");
        }
        var status = StatusCalls.fstat(opened);
        if (status.type() != FileType.DIRECTORY && status.type() != FileType.REGULAR_FILE) {
            throw refused(bind, "kind");
        }
        if (!isAt(bind.source(), status)) {
            throw refused(bind, "changed");
        }
        if (touchesForbidden(bind, status) || showsForbiddenBelow(bind, status)) {
            throw refused(bind, "store");
        }
        return new CheckedBind(bind, new Inode(status.device(), status.inode()));
    }

    private static boolean isAt(String path, FileStatus expected) {
        try (var found = FileCalls.open(path, O_PATH)) {
            return StatusCalls.fstat(found).isSameFile(expected);
        } catch (SystemCallException _) {
            return false;
        }
    }

    private boolean touchesForbidden(HostBind bind, FileStatus status) {
        var above = ancestors(directoryOf(bind, status));
        for (var place : forbidden) {
            var aboveForbidden = ancestors(place);
            boolean inside = above.stream().anyMatch(aboveForbidden.getFirst()::isSameFile);
            boolean contains = aboveForbidden.stream().anyMatch(status::isSameFile);
            if (inside || contains) {
                return true;
            }
        }
        return false;
    }

    /// The mounts below the source come along.
    private boolean showsForbiddenBelow(HostBind bind, FileStatus status) {
        if (!status.isDirectory()) {
            return false;
        }
        try {
            var mounts = MountTable.read(Path.of("/proc/self/mountinfo"));
            var source = directoryOf(bind, status);
            for (var place : forbidden) {
                if (MountsBelow.show(mounts, source, place.toRealPath())) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            throw refused(bind, "changed");
        }
    }

    private static Path directoryOf(HostBind bind, FileStatus status) {
        try {
            var real = Path.of(bind.source()).toRealPath();
            var parent = real.getParent();
            return status.isDirectory() || parent == null ? real : parent;
        } catch (IOException e) {
            throw refused(bind, "changed");
        }
    }

    /// The directory and every one above it, up to the root.
    private static List<FileStatus> ancestors(Path directory) {
        var found = new ArrayList<FileStatus>();
        var current = FileCalls.open(directory.toString(), O_PATH | O_DIRECTORY);
        try {
            found.add(StatusCalls.fstat(current));
            while (true) {
                var parent = FileCalls.openat(current, "..", O_PATH | O_DIRECTORY, 0);
                current.close();
                current = parent;
                var status = StatusCalls.fstat(current);
                if (status.isSameFile(found.getLast())) {
                    return found;
                }
                found.add(status);
            }
        } finally {
            current.close();
        }
    }

    static ProblemException refused(HostBind bind, String code) {
        return new ProblemException(new BindRefused(bind.source(), code));
    }
}
