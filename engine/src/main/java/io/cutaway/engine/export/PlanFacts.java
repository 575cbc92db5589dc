package io.cutaway.engine.export;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.process.IdMap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What exports ask of a plan.
record PlanFacts(LaunchPlan plan) {

    <T extends Operation> Stream<T> all(Class<T> kind) {
        return plan.operations().stream().filter(kind::isInstance).map(kind::cast);
    }

    <T extends Operation> Optional<T> find(Class<T> kind) {
        return all(kind).findFirst();
    }

    /// The one operation of its kind that every launch has.
    <T extends Operation> T the(Class<T> kind) {
        return find(kind).orElseThrow(() -> new IllegalArgumentException("no " + kind.getName()));
    }

    Execute execute() {
        return the(Execute.class);
    }

    CloneTree tree(int slot) {
        return all(CloneTree.class)
                .filter(tree -> tree.slot() == slot)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tree in slot " + slot));
    }

    /// The container's own folder in the store: the parent of its writable layer. A preview's does
    /// not exist.
    String folder() {
        var writable = attachedAt(the(MountOverlay.class).upper().replaceFirst("/.*", ""));
        return writable.path().substring(0, writable.path().lastIndexOf('/'));
    }

    private CloneTree attachedAt(String place) {
        return all(AttachTree.class)
                .filter(attached -> attached.place().equals(place))
                .map(attached -> tree(attached.slot()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is attached at " + place));
    }

    /// Whether Cutaway made the file for this container.
    boolean isOwn(String path) {
        return path.startsWith(folder() + "/");
    }

    /// Whether the host's file of name servers is shown.
    boolean hasResolver() {
        return all(CloneTree.class).anyMatch(tree -> tree.path().endsWith("/etc/resolv.conf"));
    }

    /// The trees of the host that the user asked for.
    List<CloneTree> asked() {
        return all(Operation.BindTree.class)
                .map(bind -> tree(bind.slot()))
                .filter(tree -> !isOwn(tree.path()))
                .toList();
    }

    /// Whether ids pass through a mount; that needs root of the computer and Linux 5.12.
    boolean isIdMapped() {
        return !layer().ids().equals(IdMaps.NONE);
    }

    private CloneTree layer() {
        return attachedAt(the(MountOverlay.class).lowers().getFirst());
    }

    /// The ids of the container without idmapped mounts: those that its layers have on the disk.
    IdMaps plainIds() {
        if (!isIdMapped()) {
            return the(MapIds.class).ids();
        }
        return new IdMaps(onDisk(layer().ids().users()), onDisk(layer().ids().groups()));
    }

    private static IdMap onDisk(IdMap seen) {
        var range = seen.ranges().getFirst();
        return IdMap.of(0, range.inside(), range.count());
    }

    /// How many users the container has.
    long idCount() {
        var ranges = the(MapIds.class).ids().users().ranges();
        return ranges.stream().mapToLong(IdMap.Range::count).sum();
    }

    /// Whether the plan is for a user whose containers have one id.
    boolean isSingleId() {
        return idCount() == 1;
    }
}
