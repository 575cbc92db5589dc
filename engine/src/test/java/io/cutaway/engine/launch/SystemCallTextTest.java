package io.cutaway.engine.launch;

import static io.cutaway.engine.mount.MountAttribute.NO_DEVICES;
import static io.cutaway.engine.mount.MountAttribute.READ_ONLY;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.Inode;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceKind;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

@DisplayName("The system calls of an operation")
class SystemCallTextTest {

    @Test
    void haveTheOperationsOwnArguments() {
        check(
                new Operation.NewNamespaces(Set.of(NamespaceKind.USER, NamespaceKind.MNT)),
                "pid = clone3({flags=CLONE_NEWNS|CLONE_NEWUSER, exit_signal=SIGCHLD}, 64)");
        check(
                new Operation.SetResourceLimit(7, 100, -1),
                "prlimit64(0, RLIMIT_NOFILE, {rlim_cur=100, rlim_max=RLIM64_INFINITY}, NULL)");
        check(
                new Operation.PrepareStage(),
                "mount(\"tmpfs\", \"/tmp\", \"tmpfs\", MS_NOSUID|MS_NODEV, \"mode=0755\")",
                "chdir(\"/tmp\")");
    }

    @Test
    void sayThatAFileIsComparedOnlyWhenItWasLookedAt() {
        var tree = "tree = open_tree(AT_FDCWD, \"/a\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC)";
        check(clone(Optional.empty(), IdMaps.NONE), tree);
        check(clone(Optional.of(new Inode(0, 0)), IdMaps.NONE), tree);
        check(
                clone(Optional.of(new Inode(64, 12)), IdMaps.NONE),
                tree,
                "fstat(tree, {st_dev=64, st_ino=12})");
    }

    @Test
    void makeAUserNamespaceForAMapOfIds() {
        var ids = new IdMaps(IdMap.of(5, 6, 1), IdMap.of(7, 8, 1));
        var calls = SystemCallText.of(clone(Optional.empty(), ids));
        assertEquals(6, calls.size());
        assertEquals("write(\"/proc/$pid/uid_map\", \"5 6 1\\n\")", calls.get(2));
        assertEquals(
                "mount_setattr(tree, \"\", AT_EMPTY_PATH, {attr_set=MOUNT_ATTR_IDMAP, attr_clr=0,"
                        + " propagation=0, userns_fd=userns}, 32)",
                calls.getLast());
    }

    @Test
    void quoteWhatAnImageMayHaveInItsWords() {
        assertEquals(
                "execve(\"/bin/e\\\"\", [\"/bin/e\\\"\", \"a\\nb\"], [\"A=\\\\\"])",
                SystemCallText.of(
                                new Operation.Execute(List.of("/bin/e\"", "a\nb"), List.of("A=\\")))
                        .getLast());
    }

    @Test
    void giveAnOverlayTheSameOptionsAsThePlansBytesDo() {
        var overlay =
                new Operation.MountOverlay(
                        List.of("l/0", "l/1"),
                        "w/upper",
                        "w/work",
                        Set.of(NO_DEVICES, READ_ONLY),
                        true);
        assertEquals(
                "mount(\"overlay\", \"root\", \"overlay\", MS_RDONLY|MS_NODEV,"
                    + " \"lowerdir=l/0:l/1,upperdir=w/upper,workdir=w/work,userxattr,volatile\")",
                SystemCallText.of(overlay).get(1));
    }

    private static CloneTree clone(Optional<Inode> expected, IdMaps ids) {
        return new CloneTree(0, "/a", expected, false, Set.of(), ids);
    }

    private static void check(Operation operation, String... calls) {
        assertEquals(List.of(calls), SystemCallText.of(operation));
    }
}
