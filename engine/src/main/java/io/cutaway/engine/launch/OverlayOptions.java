package io.cutaway.engine.launch;

import io.cutaway.engine.launch.Operation.MountOverlay;

/// What an overlay is mounted with (kernel document overlayfs.rst). `userxattr`, because in a user
/// namespace `trusted.*` attributes can't be used.
final class OverlayOptions {

    private OverlayOptions() {}

    /// What [PlanEncoder] gives the shim beside the directories.
    static String further(MountOverlay overlay) {
        return overlay.isVolatile() ? "userxattr,volatile" : "userxattr";
    }

    /// All of it, as mount(2) takes it.
    static String text(MountOverlay overlay) {
        return "lowerdir=%s,upperdir=%s,workdir=%s,%s"
                .formatted(
                        String.join(":", overlay.lowers()),
                        overlay.upper(),
                        overlay.work(),
                        further(overlay));
    }
}
