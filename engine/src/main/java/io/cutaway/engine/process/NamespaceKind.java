package io.cutaway.engine.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The eight kinds of namespaces (namespaces(7)), by the names of the links in `/proc/PID/ns`.
public enum NamespaceKind {
    MNT,
    PID,
    NET,
    UTS,
    IPC,
    USER,
    CGROUP,
    TIME;

    /// As the link is called and lsns(8) prints it.
    public String linkName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind whose link has that name.
    public static Optional<NamespaceKind> named(String linkName) {
        return Arrays.stream(values()).filter(kind -> kind.linkName().equals(linkName)).findFirst();
    }
}
