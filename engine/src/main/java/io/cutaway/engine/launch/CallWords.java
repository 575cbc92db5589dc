package io.cutaway.engine.launch;

import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Arguments of system calls as strace(1) writes them.
final class CallWords {

    private CallWords() {}

    /// In quotes, with the escapes of C.
    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    static String quoted(Collection<String> texts) {
        return texts.stream().map(CallWords::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /// The `MOUNT_ATTR_*` of linux/mount.h.
    static String attributes(Collection<MountAttribute> attributes) {
        return flags(
                attributes,
                attribute ->
                        switch (attribute) {
                            case READ_ONLY -> "MOUNT_ATTR_RDONLY";
                            case NO_SET_ID -> "MOUNT_ATTR_NOSUID";
                            case NO_DEVICES -> "MOUNT_ATTR_NODEV";
                            case NO_EXECUTE -> "MOUNT_ATTR_NOEXEC";
                        });
    }

    /// The `MS_*` of sys/mount.h.
    static String mountFlags(Collection<MountAttribute> attributes) {
        return flags(
                attributes,
                attribute ->
                        switch (attribute) {
                            case READ_ONLY -> "MS_RDONLY";
                            case NO_SET_ID -> "MS_NOSUID";
                            case NO_DEVICES -> "MS_NODEV";
                            case NO_EXECUTE -> "MS_NOEXEC";
                        });
    }

    private static String flags(
            Collection<MountAttribute> attributes, Function<MountAttribute, String> word) {
        return attributes.isEmpty()
                ? "0"
                : Arrays.stream(MountAttribute.values())
                        .filter(attributes::contains)
                        .map(word)
                        .collect(Collectors.joining("|"));
    }

    /// The `CLONE_NEW*` of sched.h.
    static String namespaces(Collection<NamespaceKind> kinds) {
        return kinds.stream()
                .sorted()
                .map(kind -> kind == NamespaceKind.MNT ? "CLONE_NEWNS" : "CLONE_NEW" + kind.name())
                .collect(Collectors.joining("|"));
    }

    /// Opens a path inside the container's root (openat2(2)).
    static String open(String descriptor, String path, String flags) {
        return "%s = openat2(root, %s, {flags=%s|O_CLOEXEC, %s}, 24)"
                .formatted(
                        descriptor,
                        quoted(path),
                        flags,
                        "resolve=RESOLVE_NO_MAGICLINKS|RESOLVE_IN_ROOT");
    }

    /// The kernel's own file systems are not mounted through a link of the image.
    static String openDirectory(String descriptor, String path) {
        var own = path.equals("/proc") || path.equals("/sys") || path.equals("/dev");
        return open(descriptor, path, "O_PATH|O_DIRECTORY" + (own ? "|O_NOFOLLOW" : ""));
    }

    static String openPlace(String path) {
        return open("target", path, "O_PATH");
    }

    static String openTree(String directory, String path, String more) {
        return "tree = open_tree(%s, %s, OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC%s)"
                .formatted(directory, quoted(path), more);
    }

    /// Attaches `tree` on `target`.
    static String move() {
        return "move_mount(tree, \"\", target, \"\","
                + " MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_EMPTY_PATH)";
    }

    static String setAttributes(String tree, String flags, String set, String namespace) {
        return "mount_setattr(%s, \"\", %s, {attr_set=%s, attr_clr=0, %s, userns_fd=%s}, 32)"
                .formatted(tree, flags, set, "propagation=0", namespace);
    }
}
