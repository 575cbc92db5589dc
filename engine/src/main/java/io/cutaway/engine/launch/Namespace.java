package io.cutaway.engine.launch;

import java.util.Collection;

/// The kinds of namespace that a launch makes or joins (namespaces(7)), with the flag of clone(2).
public enum Namespace {
    MOUNT(0x00020000L),
    CGROUP(0x02000000L),
    UTS(0x04000000L),
    IPC(0x08000000L),
    USER(0x10000000L),
    PID(0x20000000L),
    NETWORK(0x40000000L);

    private final long cloneFlag;

    Namespace(long cloneFlag) {
        this.cloneFlag = cloneFlag;
    }

    /// The `CLONE_NEW*` bits of sched.h.
    public static long cloneFlags(Collection<Namespace> namespaces) {
        return namespaces.stream().mapToLong(n -> n.cloneFlag).reduce(0, (a, b) -> a | b);
    }
}
