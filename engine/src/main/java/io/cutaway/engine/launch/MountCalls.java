package io.cutaway.engine.launch;

import static io.cutaway.engine.launch.CallWords.attributes;
import static io.cutaway.engine.launch.CallWords.mountFlags;
import static io.cutaway.engine.launch.CallWords.move;
import static io.cutaway.engine.launch.CallWords.openPlace;
import static io.cutaway.engine.launch.CallWords.openTree;
import static io.cutaway.engine.launch.CallWords.quoted;

import io.cutaway.engine.launch.Operation.MakeDirectory;
import io.cutaway.engine.launch.Operation.MakeSymbolicLink;
import io.cutaway.engine.launch.Operation.MaskPath;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.MountOverlay;

import java.util.ArrayList;
import java.util.List;

/// The calls of `op_mount.c`, `op_overlay.c` and `op_mask.c`.
final class MountCalls {

    private static final String CREATE = "fsconfig(context, FSCONFIG_CMD_CREATE, NULL, NULL, 0)";

    private MountCalls() {}

    static List<String> prepareStage() {
        return List.of(
                "mount(\"tmpfs\", \"/tmp\", \"tmpfs\", MS_NOSUID|MS_NODEV, \"mode=0755\")",
                "chdir(\"/tmp\")");
    }

    static List<String> overlay(MountOverlay o) {
        return List.of(
                "mkdir(\"root\", 0755)",
                "mount(\"overlay\", \"root\", \"overlay\", %s, %s)"
                        .formatted(mountFlags(o.attributes()), quoted(OverlayOptions.text(o))),
                "root = openat(AT_FDCWD, \"root\", O_PATH|O_DIRECTORY|O_CLOEXEC)");
    }

    static List<String> mount(Mount o) {
        var calls = new ArrayList<String>();
        calls.add(CallWords.openDirectory("target", o.target()));
        calls.add("context = fsopen(%s, FSOPEN_CLOEXEC)".formatted(quoted(o.type())));
        if (!o.source().isEmpty()) {
            calls.add(string("source", o.source()));
        }
        for (var option : o.options()) {
            var equals = option.indexOf('=');
            calls.add(
                    equals < 0
                            ? "fsconfig(context, FSCONFIG_SET_FLAG, %s, NULL, 0)"
                                    .formatted(quoted(option))
                            : string(option.substring(0, equals), option.substring(equals + 1)));
        }
        calls.add(CREATE);
        calls.add(
                "tree = fsmount(context, FSMOUNT_CLOEXEC, %s)"
                        .formatted(attributes(o.attributes())));
        calls.add(move());
        return calls;
    }

    private static String string(String key, String value) {
        return "fsconfig(context, FSCONFIG_SET_STRING, %s, %s, 0)"
                .formatted(quoted(key), quoted(value));
    }

    static List<String> makeDirectory(MakeDirectory o) {
        return List.of(
                CallWords.openDirectory("parent", parent(o.target())),
                "mkdirat(parent, %s, 0%o)".formatted(name(o.target()), o.mode()));
    }

    static List<String> makeLink(MakeSymbolicLink o) {
        return List.of(
                CallWords.openDirectory("parent", parent(o.target())),
                "symlinkat(%s, parent, %s)".formatted(quoted(o.text()), name(o.target())));
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String name(String path) {
        return quoted(path.substring(path.lastIndexOf('/') + 1));
    }

    /// Which of the two it is, a file or a directory, the kernel says when it is there.
    static List<String> mask(MaskPath o) {
        return List.of(
                openPlace(o.target()),
                "fstat(target)  # a file:",
                openTree("null", "", "|AT_EMPTY_PATH"),
                "# or a directory:",
                "context = fsopen(\"tmpfs\", FSOPEN_CLOEXEC)",
                string("mode", "0755"),
                CREATE,
                "tree = fsmount(context, FSMOUNT_CLOEXEC,"
                    + " MOUNT_ATTR_RDONLY|MOUNT_ATTR_NOSUID|MOUNT_ATTR_NODEV|MOUNT_ATTR_NOEXEC)",
                "# and then:",
                move());
    }

    static List<String> pivotRoot() {
        return List.of(
                "fchdir(root)",
                "pivot_root(\".\", \".\")",
                "umount2(\".\", MNT_DETACH)",
                "chdir(\"/\")");
    }

    static List<String> changeRoot() {
        return List.of("fchdir(root)", "chroot(\".\")", "chdir(\"/\")");
    }
}
