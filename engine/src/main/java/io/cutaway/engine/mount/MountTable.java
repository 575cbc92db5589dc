package io.cutaway.engine.mount;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The mounts that a process sees, in the kernel's order (a mount stands after those it covers).
///
/// Paths are resolved as the kernel does it, mount by mount from the root, so a mount that another
/// one covers is known as hidden. Symbolic links aren't followed: that would need the files.
public final class MountTable {

    /// The parent of the mounts whose parent the process doesn't see. Mount ids aren't negative.
    private static final int OUTSIDE = -1;

    private final List<MountPoint> mounts;
    private final Map<Integer, List<MountPoint>> childrenByParent;

    public MountTable(List<MountPoint> mounts) {
        this.mounts = List.copyOf(mounts);
        var ids = new HashSet<Integer>();
        mounts.forEach(mount -> ids.add(mount.mountId()));
        childrenByParent =
                this.mounts.stream()
                        .collect(
                                groupingBy(
                                        mount ->
                                                isTop(mount, ids.contains(mount.parentId()))
                                                        ? OUTSIDE
                                                        : mount.parentId()));
    }

    private static boolean isTop(MountPoint mount, boolean seesParent) {
        return !seesParent || mount.parentId() == mount.mountId();
    }

    /// The mounts of a `mountinfo` file's content. An empty file is an empty table: a process whose
    /// root is no mount point may see no mounts.
    ///
    /// @throws MountInfoFormatException at the first line that isn't one
    public static MountTable parse(byte[] mountinfo) {
        return new MountTable(MountInfoParser.parse(mountinfo));
    }

    /// [#parse(byte\[\])] of text.
    public static MountTable parse(String mountinfo) {
        return parse(mountinfo.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a file such as `/proc/PID/mountinfo`.
    ///
    /// @throws IOException also when the process has ended or another user's may not be read
    public static MountTable read(Path mountinfo) throws IOException {
        return parse(Files.readAllBytes(mountinfo));
    }

    /// All mounts, the hidden ones too.
    public List<MountPoint> mounts() {
        return mounts;
    }

    /// The mounts that stand directly on this one.
    public List<MountPoint> children(MountPoint mount) {
        return childrenOf(mount.mountId());
    }

    /// The mounts that stand on none of the table: usually one, the root.
    public List<MountPoint> roots() {
        return childrenOf(OUTSIDE);
    }

    private List<MountPoint> childrenOf(int mountId) {
        return childrenByParent.getOrDefault(mountId, List.of());
    }

    /// The mount whose file system answers for a path. Empty only when the table has no mount there
    /// (a process whose root is no mount point).
    ///
    /// @param path absolute, without `..`
    public Optional<MountPoint> providing(String path) {
        return resolve(Paths.normalize(path));
    }

    private Optional<MountPoint> resolve(String path) {
        Optional<MountPoint> current = Optional.empty();
        // A file with a loop of parents (no kernel writes one) must not hang: a walk through a
        // tree is never longer than the tree.
        for (var step = 0; step < mounts.size(); step++) {
            var next = nearest(current.map(MountPoint::mountId).orElse(OUTSIDE), path);
            if (next.isEmpty()) {
                return current;
            }
            current = next;
        }
        return current;
    }

    /// The child that the walk enters first: the nearest to the root, and of several at the same
    /// place the last.
    private Optional<MountPoint> nearest(int parent, String path) {
        return childrenOf(parent).reversed().stream()
                .filter(child -> Paths.covers(child.target(), path))
                .min(Comparator.comparingInt(child -> child.target().length()));
    }

    /// Whether another mount covers this one's root, so that no path leads to its files.
    public boolean isHidden(MountPoint mount) {
        return hiddenBy(mount).isPresent();
    }

    /// The mount that answers in place of this one, when it is hidden.
    public Optional<MountPoint> hiddenBy(MountPoint mount) {
        return resolve(mount.target()).filter(provider -> provider.mountId() != mount.mountId());
    }

    /// The mounts that this one hides: those at its own target, and those below it that stand on
    /// them.
    public List<MountPoint> hiddenUnder(MountPoint cover) {
        return mounts.stream()
                .filter(mount -> hiddenBy(mount).filter(cover::equals).isPresent())
                .toList();
    }

    /// The mounts that paths lead to.
    public List<MountPoint> visible() {
        return mounts.stream().filter(mount -> !isHidden(mount)).toList();
    }

    /// Visible mounts that lack `nosuid`, `nodev` or `noexec`.
    public List<MountPoint> lackingProtections() {
        return visible().stream().filter(mount -> !mount.missingProtections().isEmpty()).toList();
    }

    /// Where in this table the files of a mount of another one can be found: the target of a
    /// visible mount of the same file system whose root holds the other's root, and the rest.
    public Optional<String> pathTo(MountPoint foreign) {
        return mounts.stream()
                .filter(mount -> mount.device().equals(foreign.device()))
                .filter(mount -> Paths.covers(mount.root(), foreign.root()))
                .sorted(Comparator.comparingInt((MountPoint m) -> m.root().length()).reversed())
                .flatMap(mount -> pathThrough(mount, foreign).stream())
                .findFirst();
    }

    private Optional<String> pathThrough(MountPoint mount, MountPoint foreign) {
        var path = Paths.join(mount.target(), Paths.below(mount.root(), foreign.root()));
        return resolve(path).filter(mount::equals).map(_ -> path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MountTable table && mounts.equals(table.mounts);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(mounts);
    }

    @Override
    public String toString() {
        return mounts.toString();
    }
}
