package io.cutaway.app.mount;

import io.cutaway.engine.launch.KernelPaths;
import io.cutaway.engine.mount.MountPoint;

import java.util.List;

/// What is mounted over the kernel's own file systems, so that it can't be read or not be written,
/// of what engines hide (`linux.maskedPaths` and `linux.readonlyPaths` of the OCI runtime spec).
///
/// @param masked paths over which something else lies
/// @param readOnly paths that can be read only
public record KernelCovers(List<String> masked, List<String> readOnly) {

    public static final KernelCovers NONE = new KernelCovers(List.of(), List.of());

    public KernelCovers {
        masked = List.copyOf(masked);
        readOnly = List.copyOf(readOnly);
    }

    /// @param visible the mounts that a process sees
    public static KernelCovers of(List<MountPoint> visible) {
        return new KernelCovers(
                visible.stream()
                        .map(MountPoint::target)
                        .filter(KernelPaths.MASKED::contains)
                        .toList(),
                visible.stream()
                        .filter(MountPoint::isReadOnly)
                        .map(MountPoint::target)
                        .filter(KernelPaths.READ_ONLY::contains)
                        .toList());
    }

    public boolean isEmpty() {
        return masked.isEmpty() && readOnly.isEmpty();
    }
}
