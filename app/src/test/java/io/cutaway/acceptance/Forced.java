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
    DEVICE_FOLDER("options of `/dev`", "mounts [-+]/dev .*"),
    ROOT("`nodev` and the mode of the root", "mounts [-+]/ .*|tree [-+]d\\S+ 0 0 \\d+ /"),
    HOSTS("`/etc/hosts` and `/etc/hostname`", "hosts [-+].*|(mounts|tree) .* ?/etc/host(s|name).*"),
    CGROUP("a mount `/sys/fs/cgroup`", "(mounts|covered) \\+/sys/fs/cgroup.*"),
    MTAB("a link `/etc/mtab`", "tree \\+l.* /etc/mtab"),
    GROUPS("the user's own group once more", "user [-+]Groups:.*"),
    NESTED("ids as they are read, for an ordinary user", "ids [-+].*"),
    OTHER_FILTER("another filter of system calls", "refused [-+].*"),
    ENVIRONMENT("the variable `container`", "environment \\+container=podman"),
    MEMORY(
            "a tmpfs on `/tmp` and `/var/tmp`, and the mode of each",
            "mounts \\+/(var/)?tmp .*|tree [-+]d\\S+ 0 0 \\d+ /(run|tmp|var|var/tmp)"),
    MARK("a file `/run/.containerenv`", "mounts \\+/run/\\.containerenv .*"),
    NULL("the owner of `/dev/null`, for root", "devices [-+]c.* null"),
    NOT_HIDDEN(
            "`/proc/interrupts` and `/sys/dev/block` are there",
            "covered -/(proc/interrupts|sys/dev/block)"),
    SYS("what is mounted in the computer's `/sys`", "covered \\+/sys/.*"),
    KERNEL("files that only one of the kernels has", "covered \\+/proc/(kcore|sysrq-trigger)");

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
