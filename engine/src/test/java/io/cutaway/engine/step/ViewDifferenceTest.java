package io.cutaway.engine.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.Ids;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.SeccompMode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ViewDifferenceTest {

    private static final MountPoint ROOT = mount("20 1 8:1 / / rw shared:1 - ext4 /dev/sda rw");
    private static final MountPoint PRIVATE = mount("20 1 8:1 / / rw - ext4 /dev/sda rw");
    private static final MountPoint STAGE = mount("30 20 0:9 / /tmp rw,nosuid - tmpfs tmpfs rw");
    private static final ViewedFile ETC = new ViewedFile("etc", "d", 0755, 0, 0, 40, 1);
    private static final ViewedFile MOUNTED = new ViewedFile("etc", "d", 0755, 0, 0, 40, 2);

    private static MountPoint mount(String line) {
        return MountTable.parse(line + "\n").mounts().getFirst();
    }

    private static StepView view(long namespace, IdMap users, List<MountPoint> mounts) {
        return view(namespace, users, mounts, new ViewedDirectory("/", "", List.of(), true));
    }

    private static StepView view(
            long namespace, IdMap users, List<MountPoint> mounts, ViewedDirectory directory) {
        var root = new Ids(0, 0, 0, 0);
        return new StepView(
                10,
                1,
                "box",
                Map.of(NamespaceKind.MNT, new NamespaceId(NamespaceKind.MNT, namespace)),
                Map.of(),
                mounts,
                new ViewedIds(new IdMaps(users, IdMap.NONE), "allow", root, root, List.of()),
                new ViewedCapabilities(1, 0, 0, 0, 0),
                true,
                SeccompMode.DISABLED,
                "/",
                "/",
                "",
                directory);
    }

    @Test
    void whatTheKernelSaysTwiceIsNoDifference() {
        var view = view(1, IdMap.NONE, List.of(ROOT, STAGE));
        assertTrue(ViewDifference.between(view, view).isEmpty());
    }

    @Test
    void aMountComesChangesAndGoes() {
        var one = view(1, IdMap.NONE, List.of(ROOT));
        var two = view(1, IdMap.NONE, List.of(PRIVATE, STAGE));
        assertEquals(
                List.of(new MountChange.Changed(ROOT, PRIVATE), new MountChange.Added(STAGE)),
                ViewDifference.between(one, two).mounts());
        assertEquals(
                List.of(new MountChange.Changed(PRIVATE, ROOT), new MountChange.Removed(STAGE)),
                ViewDifference.between(two, one).mounts());
    }

    /// A new mount namespace has copies with other numbers, which nobody would call other mounts.
    @Test
    void copiesInANewNamespaceAreTheSameMounts() {
        var copy = mount("720 700 8:1 / / rw shared:1 - ext4 /dev/sda rw");
        var change =
                ViewDifference.between(
                        view(1, IdMap.NONE, List.of(ROOT)), view(2, IdMap.NONE, List.of(copy)));
        assertEquals(List.of(), change.mounts());
        assertEquals(
                List.of(new FactChange(ViewedFact.NAMESPACE_MNT, "mnt:[1]", "mnt:[2]")),
                change.facts());
    }

    @Test
    void factsAreToldAsTheKernelWritesThem() {
        var before = view(1, IdMap.NONE, List.of());
        var after = view(1, IdMap.of(0, 1000, 1), List.of());
        assertEquals(
                List.of(new FactChange(ViewedFact.UID_MAP, "", "0 1000 1")),
                ViewDifference.between(before, after).facts());
        assertEquals("CAP_CHOWN", FactChange.value(ViewedFact.BOUNDING, before));
    }

    @Test
    void filesAreComparedInOneDirectoryOnly() {
        var empty = new ViewedDirectory("/tmp", "", List.of(), true);
        var one = new ViewedDirectory("/tmp", "", List.of(ETC), true);
        var covered = new ViewedDirectory("/tmp", "", List.of(MOUNTED), true);
        var elsewhere = new ViewedDirectory("/", "", List.of(), true);
        assertEquals(
                List.of(new FileChange("etc", Optional.empty(), Optional.of(ETC))),
                files(empty, one));
        assertEquals(
                List.of(new FileChange("etc", Optional.of(ETC), Optional.of(MOUNTED))),
                files(one, covered));
        assertEquals(
                List.of(new FileChange("etc", Optional.of(ETC), Optional.empty())),
                files(one, empty));
        assertEquals(List.of(), files(one, elsewhere));
    }

    private static List<FileChange> files(ViewedDirectory before, ViewedDirectory after) {
        return ViewDifference.between(
                        view(1, IdMap.NONE, List.of(), before),
                        view(1, IdMap.NONE, List.of(), after))
                .files();
    }
}
