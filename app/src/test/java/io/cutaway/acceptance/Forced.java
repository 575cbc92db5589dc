package io.cutaway.acceptance;

/// A difference between Cutaway's container and another tool's that the tool forces. Each has a row
/// in `docs/EXPORTS.md`.
enum Forced {
    FILTER("no filter of system calls", "user [-+]Seccomp:.*|refused [-+].*"),
    IDS("other ids outside, for root", "ids [-+].*"),
    QUEUES("the owner of `/dev/mqueue`, for root", "devices [-+]d.* mqueue"),
    HIDDEN("options of hidden and read-only paths", "mounts [-+]/(proc|sys)/.*"),
    CORE("a link `/dev/core`", "devices \\+l.* /proc/kcore|tree [-+]d\\S+ 0 0 \\d+ /dev"),
    DEVICES("options of device nodes", "mounts [-+]/dev/\\w+ .*"),
    DEVICE_FOLDER("`relatime` of `/dev`", "mounts [-+]/dev .*"),
    ROOT("`nodev` and the mode of the root", "mounts [-+]/ .*|tree [-+]d\\S+ 0 0 \\d+ /"),
    HOSTS("`/etc/hosts` and `/etc/hostname`", "hosts [-+].*|(mounts|tree) .* ?/etc/host(s|name).*"),
    CGROUP("a mount `/sys/fs/cgroup`", "mounts \\+/sys/fs/cgroup .*"),
    MTAB("a link `/etc/mtab`", "tree \\+l.* /etc/mtab"),
    GROUPS("the user's own group once more", "user [-+]Groups:.*"),
    OTHER_FILTER("another filter of system calls", "refused [-+].*");

    private final String row;
    private final String pattern;

    /// @param row of the table in the document
    /// @param pattern of the lines in which it is seen
    Forced(String row, String pattern) {
        this.row = row;
        this.pattern = pattern;
    }

    String row() {
        return row;
    }

    boolean isSeenIn(String difference) {
        return difference.matches(pattern);
    }
}
