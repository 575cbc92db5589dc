package io.cutaway.helper.image;

import static io.cutaway.engine.system.FileFlags.AT_SYMLINK_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;

import io.cutaway.engine.system.AttributeCalls;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// A tree as lines, one for each path: type, mode, owner, links, size, time, target and attributes.
final class TreeListing {

    private final SortedMap<String, String> lines = new TreeMap<>();

    private TreeListing() {}

    static SortedMap<String, String> of(Path root) {
        var listing = new TreeListing();
        try (var directory = FileCalls.open(root.toString(), O_RDONLY | O_DIRECTORY)) {
            listing.add(directory, ".", "");
            listing.addAll(directory, "");
        }
        return listing.lines;
    }

    private void addAll(Descriptor directory, String prefix) {
        for (var entry : DirectoryCalls.list(directory)) {
            var path = prefix + entry.name();
            add(directory, entry.name(), path);
            if (entry.type() == FileType.DIRECTORY) {
                var flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;
                try (var child = FileCalls.openat(directory, entry.name(), flags, 0)) {
                    addAll(child, path + "/");
                }
            }
        }
    }

    private void add(Descriptor directory, String name, String path) {
        var status = StatusCalls.statx(directory, name, AT_SYMLINK_NOFOLLOW);
        var type = status.type();
        var line = new StringBuilder();
        line.append(
                "%s %o %d:%d".formatted(type, status.permissions(), status.uid(), status.gid()));
        line.append(
                " %d.%09d".formatted(status.modified().seconds(), status.modified().nanoseconds()));
        if (type == FileType.REGULAR_FILE) {
            line.append(" links=%d size=%d".formatted(status.links(), status.size()));
        }
        if (type == FileType.SYMBOLIC_LINK) {
            line.append(" -> ").append(DirectoryCalls.readlinkat(directory, name));
        }
        if (type == FileType.CHARACTER_DEVICE) {
            line.append(" device=").append(status.specialDevice());
        }
        var file = directory.procPath() + "/" + name;
        for (var attribute : AttributeCalls.llistxattr(file).stream().sorted().toList()) {
            var value = HexFormat.of().formatHex(AttributeCalls.lgetxattr(file, attribute));
            line.append(' ').append(attribute).append('=').append(value);
        }
        lines.put(path, line.toString());
    }
}
