package io.cutaway.engine.process;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The eight kinds of namespaces (namespaces(7)), by the names of the links in `/proc/PID/ns`.
public enum NamespaceKind {
    MNT(0x00020000L),
    PID(0x20000000L),
    NET(0x40000000L),
    UTS(0x04000000L),
    IPC(0x08000000L),
    USER(0x10000000L),
    CGROUP(0x02000000L),
    TIME(0x00000080L);

    private final long cloneFlag;

    NamespaceKind(long cloneFlag) {
        this.cloneFlag = cloneFlag;
    }

    /// The `CLONE_NEW*` bits of sched.h, as clone3(2) and setns(2) take them.
    public static long cloneFlags(Collection<NamespaceKind> kinds) {
        return kinds.stream().mapToLong(kind -> kind.cloneFlag).reduce(0, (a, b) -> a | b);
    }

    /// As the link is called and lsns(8) prints it.
    public String linkName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind whose link has that name.
    public static Optional<NamespaceKind> named(String linkName) {
        return Arrays.stream(values()).filter(kind -> kind.linkName().equals(linkName)).findFirst();
    }
}
