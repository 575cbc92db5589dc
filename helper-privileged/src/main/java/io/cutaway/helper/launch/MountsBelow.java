package io.cutaway.helper.launch;

import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;

import java.nio.file.Path;

/// Whether the mounts below a folder show a place that lies elsewhere: its file system may be
/// mounted a second time, or a part of it be bound there.
final class MountsBelow {

    private MountsBelow() {}

    /// @param folder without links, as is the place
    /// @return whether some mount at or below the folder holds the place, or lies inside it
    static boolean show(MountTable mounts, Path folder, Path place) {
        var holder = mounts.providing(place.toString());
        return holder.isPresent()
                && mounts.mounts().stream()
                        .filter(mount -> Path.of(mount.target()).startsWith(folder))
                        .filter(mount -> mount.device().equals(holder.get().device()))
                        .anyMatch(mount -> overlap(mount, inFileSystem(holder.get(), place)));
    }

    /// The place as its own file system calls it.
    private static Path inFileSystem(MountPoint holder, Path place) {
        var below = Path.of(holder.target()).relativize(place);
        return Path.of(holder.root()).resolve(below).normalize();
    }

    private static boolean overlap(MountPoint mount, Path place) {
        var shown = Path.of(mount.root());
        return shown.startsWith(place) || place.startsWith(shown);
    }
}
