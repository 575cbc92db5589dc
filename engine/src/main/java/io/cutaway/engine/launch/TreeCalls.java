package io.cutaway.engine.launch;

import static io.cutaway.engine.launch.CallWords.move;
import static io.cutaway.engine.launch.CallWords.openPlace;
import static io.cutaway.engine.launch.CallWords.openTree;
import static io.cutaway.engine.launch.CallWords.quoted;

import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.BindDevice;
import io.cutaway.engine.launch.Operation.BindHostTree;
import io.cutaway.engine.launch.Operation.BindTree;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.MakePrivate;
import io.cutaway.engine.launch.Operation.ReadOnlyPath;
import io.cutaway.engine.launch.Operation.SetMountAttributes;
import io.cutaway.engine.mount.MountAttribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The calls of `op_tree.c` and of what else works on mounts that are there already.
final class TreeCalls {

    private static final String EMPTY_PATH = "AT_EMPTY_PATH";
    private static final String RECURSIVE = "|AT_RECURSIVE";

    private TreeCalls() {}

    static List<String> cloneTree(CloneTree o) {
        var deep = o.recursive() ? RECURSIVE : "";
        var calls = new ArrayList<String>();
        calls.add(openTree("AT_FDCWD", o.path(), deep));
        // A preview has looked at no file, and says 0.
        o.expected()
                .filter(inode -> inode.number() != 0)
                .ifPresent(
                        inode ->
                                calls.add(
                                        "fstat(tree, {st_dev=%d, st_ino=%d})"
                                                .formatted(inode.device(), inode.number())));
        var isMapped = !o.ids().equals(IdMaps.NONE);
        if (isMapped) {
            calls.addAll(mappedNamespace(o.ids()));
        }
        if (isMapped || !o.attributes().isEmpty()) {
            calls.add(attributes(o, deep, isMapped));
        }
        return calls;
    }

    private static String attributes(CloneTree o, String deep, boolean isMapped) {
        var set = CallWords.attributes(o.attributes());
        if (isMapped) {
            set = o.attributes().isEmpty() ? "MOUNT_ATTR_IDMAP" : set + "|MOUNT_ATTR_IDMAP";
        }
        return CallWords.setAttributes("tree", EMPTY_PATH + deep, set, isMapped ? "userns" : "0");
    }

    /// A process that only waits holds the user namespace until it is opened.
    private static List<String> mappedNamespace(IdMaps ids) {
        return List.of(
                "pid = clone(child_stack=stack, flags=CLONE_VM|CLONE_NEWUSER|SIGCHLD)",
                "write(\"/proc/$pid/uid_map\", %s)".formatted(quoted(ids.users().text())),
                "write(\"/proc/$pid/gid_map\", %s)".formatted(quoted(ids.groups().text())),
                "userns = openat(AT_FDCWD, \"/proc/$pid/ns/user\", O_RDONLY|O_CLOEXEC)");
    }

    static List<String> makePrivate(MakePrivate o) {
        return List.of(
                "place = openat(AT_FDCWD, %s, O_PATH|O_CLOEXEC)".formatted(quoted(o.path())),
                "mount_setattr(place, \"\", AT_EMPTY_PATH|AT_RECURSIVE, {attr_set=0, attr_clr=0,"
                        + " propagation=MS_PRIVATE, userns_fd=0}, 32)");
    }

    static List<String> attach(AttachTree o) {
        return List.of(
                "mkdir(%s, 0755)".formatted(quoted(o.place())),
                "move_mount(tree%d, \"\", AT_FDCWD, %s, MOVE_MOUNT_F_EMPTY_PATH)"
                        .formatted(o.slot(), quoted(o.place())));
    }

    static List<String> bind(BindTree o) {
        return List.of(
                openPlace(o.target()),
                "move_mount(tree%d, \"\", target, \"\",".formatted(o.slot())
                        + " MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_EMPTY_PATH)");
    }

    static List<String> bindDevice(BindDevice o) {
        return bound(o.source(), "", o.attributes(), openPlace(o.target()));
    }

    static List<String> bindHostTree(BindHostTree o) {
        return bound(
                o.source(),
                RECURSIVE,
                o.attributes(),
                CallWords.openDirectory("target", o.target()));
    }

    private static List<String> bound(
            String source, String deep, Set<MountAttribute> set, String open) {
        var calls = new ArrayList<String>();
        calls.add(openTree("AT_FDCWD", source, deep));
        if (!set.isEmpty()) {
            calls.add(
                    CallWords.setAttributes(
                            "tree", EMPTY_PATH + deep, CallWords.attributes(set), "0"));
        }
        calls.add(open);
        calls.add(move());
        return calls;
    }

    static List<String> readOnly(ReadOnlyPath o) {
        return List.of(
                openPlace(o.target()),
                openTree("target", "", "|AT_EMPTY_PATH|AT_RECURSIVE"),
                CallWords.setAttributes("tree", EMPTY_PATH + RECURSIVE, "MOUNT_ATTR_RDONLY", "0"),
                move());
    }

    static List<String> setAttributes(SetMountAttributes o) {
        return List.of(
                openPlace(o.target()),
                CallWords.setAttributes(
                        "target", EMPTY_PATH, CallWords.attributes(o.attributes()), "0"));
    }
}
