package io.cutaway.engine.step;

/// Something that a view tells of a process in one line.
public enum ViewedFact {
    PID,
    PID_INSIDE,
    HOSTNAME,
    NAMESPACE_MNT,
    NAMESPACE_PID,
    NAMESPACE_NET,
    NAMESPACE_UTS,
    NAMESPACE_IPC,
    NAMESPACE_USER,
    NAMESPACE_CGROUP,
    NAMESPACE_TIME,
    UID_MAP,
    GID_MAP,
    SET_GROUPS,
    USER_IDS,
    GROUP_IDS,
    SUPPLEMENTARY_GROUPS,
    BOUNDING,
    PERMITTED,
    EFFECTIVE,
    INHERITABLE,
    AMBIENT,
    NO_NEW_PRIVILEGES,
    SECCOMP,
    ROOT,
    WORKING_DIRECTORY
}
